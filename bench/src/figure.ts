/** One measured row of the table. */
export interface Figure {
  work: string;
  /** With its unit. */
  measured: string;
  /** What it is held against: a named peer measured in the same run, or nothing. */
  peer?: string;
  /** What the project means to reach. */
  reach: string;
  reached: boolean;
}

export interface BenchCase {
  name: string;
  run(): Promise<Figure[]>;
}

export function milliseconds(value: number): string {
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ms`;
}

export function ratio(value: number, peer: number): string {
  return `${(value / peer).toFixed(2)}x`;
}

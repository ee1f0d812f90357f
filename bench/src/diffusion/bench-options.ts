/** What every part of the bench is told. */
export interface BenchOptions {
  /** Of the checkpoint that make_checkpoint.py wrote. */
  folder: string;
  /** The Python that has the peers. */
  python: string;
  rounds: number;
  threads: number;
}

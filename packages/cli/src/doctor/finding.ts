/** One thing that was looked at. */
export interface Finding {
  name: string;
  state: "ok" | "warning" | "fault";
  message: string;
  /** What to do about it. */
  fix?: string;
}

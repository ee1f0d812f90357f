/** A page that stands alone: its style is inline, allowed by its hash. */
export interface Page {
  html: string;
  /** `sha256-…`, for the content security policy. */
  styleHash: string;
}

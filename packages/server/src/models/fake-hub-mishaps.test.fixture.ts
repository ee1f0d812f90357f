import type { FakeRepository } from "./fake-repository.test.fixture.ts";

export interface FakeHubOptions {
  /** By `owner/name`. */
  repositories: Map<string, FakeRepository>;
  acceptedTokens?: string[];
  /** Old names, and what the repository is called now. */
  renamed?: Map<string, string>;
  /** Lists files without their sizes, as mirrors do: the tree has to be asked. */
  bareLists?: boolean;
  /** Bytes a second of each answer; without limit unless told. */
  bytesPerSecond?: number;
  /** Ranges are not understood: every answer is the whole file. */
  ignoreRanges?: boolean;
  port?: number;
}

/** What goes wrong with the next answers for a path; `api` is the list of files. */
export interface Mishap {
  kind:
    | { status: number; headers?: Record<string, string>; body?: string }
    | { dropAfter: number }
    | { silentAfter: number }
    | { lieAboutSize: number }
    | { lieAboutHash: true }
    | { corrupt: true };
  /** How often; always unless told. */
  times?: number;
}

/** One request that came in, on either of the two ports. */
export interface SeenRequest {
  side: "hub" | "storage";
  method: string;
  url: string;
  range?: string;
  authorization?: string;
}

export interface FakeHub extends AsyncDisposable {
  /** For `HF_ENDPOINT`. */
  endpoint: string;
  /** Origin of the second server, to which large files are redirected. */
  storage: string;
  seen: SeenRequest[];
  /** Ends in a path, or is `api`; set it again to change it. */
  mishaps: Map<string, Mishap>;
  options: FakeHubOptions;
}

/** The mishap that waits for a path, if it is of the kind; counts it. */
export function takeMishap(
  hub: FakeHub,
  path: string,
  isKind: (kind: Mishap["kind"]) => boolean,
): Mishap | undefined {
  const key = [...hub.mishaps.keys()].find((known) => path === known || path.endsWith(`/${known}`));
  const planned = key === undefined ? undefined : hub.mishaps.get(key);
  if (key === undefined || planned === undefined || !isKind(planned.kind)) return undefined;
  if (planned.times !== undefined) {
    if (planned.times <= 1) hub.mishaps.delete(key);
    else hub.mishaps.set(key, { ...planned, times: planned.times - 1 });
  }
  return planned;
}

const patienceMs = 500;

export interface Status extends Disposable {
  /** Adds what is known by now. */
  tell(more: string): void;
  /** Takes it back; answers with what was told last and since when. */
  end(): Told;
}

export interface Told {
  more: string;
  /** As `performance.now` counts. */
  startedAt: number;
}

export interface StatusOptions {
  quiet?: boolean;
  /** Of a status that was taken back for a moment. */
  told?: Told;
}

/** Tells a person who has waited half a second that something is being done, and takes it back when it is. */
export function showStatus(text: string, { quiet = false, told }: StatusOptions = {}): Status {
  const { stderr } = process;
  const startedAt = told?.startedAt ?? performance.now();
  let more = told?.more ?? "";
  if (quiet || !stderr.isTTY) {
    const end = () => ({ more, startedAt });
    return { tell() {}, end, [Symbol.dispose]() {} };
  }
  let shown = false;
  const show = () => {
    shown = true;
    const seconds = `${Math.round((performance.now() - startedAt) / 1000)} s`;
    stderr.write(`\r${[`${text} ${seconds}`, more].filter(Boolean).join(" · ")}\u001B[K`);
  };
  let timer = setTimeout(
    () => {
      show();
      timer = setInterval(show, 1000);
    },
    Math.max(0, patienceMs - (performance.now() - startedAt)),
  );
  const end = () => {
    clearTimeout(timer);
    if (shown) stderr.write("\r\u001B[K");
    shown = false;
    return { more, startedAt };
  };
  const tell = (next: string) => {
    more = next;
    if (shown) show();
  };
  return { tell, end, [Symbol.dispose]: () => void end() };
}

const patienceMs = 500;

export interface Status extends Disposable {
  end(): void;
}

/** Tells a person who has waited half a second that something is being done, and takes it back when it is. */
export function showStatus(text: string, { quiet = false } = {}): Status {
  const { stderr } = process;
  if (quiet || !stderr.isTTY) return { end() {}, [Symbol.dispose]() {} };
  const started = performance.now();
  const show = () => stderr.write(`\r${text} ${Math.round((performance.now() - started) / 1000)} s\u001B[K`);
  let shown = false;
  let timer = setTimeout(() => {
    shown = true;
    show();
    timer = setInterval(show, 1000);
  }, patienceMs);
  const end = () => {
    clearTimeout(timer);
    if (shown) stderr.write("\r\u001B[K");
    shown = false;
  };
  return { end, [Symbol.dispose]: end };
}

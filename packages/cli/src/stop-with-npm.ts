const lookEveryMs = 250;

/**
 * Under `npm start`, stops this program as SIGTERM does once npm is gone: npm and its shell end at a SIGTERM without
 * handing it on, and a server nobody sees would keep the port. Started in any other way, does nothing.
 */
export function stopWithNpm(): void {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    process.kill(process.pid, "SIGTERM");
  }, lookEveryMs);
  timer.unref();
}

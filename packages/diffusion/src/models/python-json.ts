/**
 * Reads JSON as Python writes it: `-Infinity`, `Infinity` and `NaN` stand bare in published schedulers, and JSON has no
 * word for them. What is not a number becomes null.
 * @throws {SyntaxError}
 */
export function parsePythonJson(text: string, revive?: (key: string, value: unknown) => unknown): unknown {
  const spelled = text.replace(/"(?:[^"\\]|\\.)*"|-?Infinity|NaN/g, (token) => {
    if (token.startsWith('"')) return token;
    if (token === "NaN") return "null";
    return token === "Infinity" ? "1e999" : "-1e999";
  });
  return JSON.parse(spelled, revive);
}

import { expect, test } from "vitest";
import { detectProtocol } from "./detect-protocol.ts";

test.each([
  [{ TERM: "xterm-kitty" }, "kitty"],
  [{ TERM: "xterm-256color", KITTY_WINDOW_ID: "1" }, "kitty"],
  [{ TERM: "xterm-ghostty", TERM_PROGRAM: "ghostty" }, "kitty"],
  [{ TERM: "xterm-256color", KONSOLE_VERSION: "230401", COLORTERM: "truecolor" }, "kitty"],
  [{ TERM: "xterm-256color", KONSOLE_VERSION: "210401", COLORTERM: "truecolor" }, "half-blocks"],
  [{ TERM: "xterm-256color", TERM_PROGRAM: "iTerm.app" }, "iterm2"],
  [{ TERM: "xterm-256color", TERM_PROGRAM: "WezTerm" }, "iterm2"],
  [{ TERM: "xterm-256color", LC_TERMINAL: "iTerm2" }, "iterm2"],
  [{ TERM: "foot" }, "sixel"],
  [{ TERM: "mlterm" }, "sixel"],
  [{ TERM: "xterm-sixel" }, "sixel"],
  [{ TERM: "xterm-256color", COLORTERM: "truecolor" }, "half-blocks"],
  [{ TERM: "xterm-256color", WT_SESSION: "1" }, "half-blocks"],
  [{ TERM: "xterm-direct" }, "half-blocks"],
  [{ TERM: "xterm-256color" }, undefined],
  [{ TERM: "dumb", COLORTERM: "truecolor" }, undefined],
  [{}, undefined],
])("%j is shown %s", (env, protocol) => {
  expect(detectProtocol({ env, isTerminal: true })).toBe(protocol);
  expect(detectProtocol({ env, isTerminal: false })).toBeUndefined();
  expect(detectProtocol({ env: { ...env, CI: "true" }, isTerminal: true })).toBeUndefined();
});

test("in a multiplexer the terminal's own protocol is not used", () => {
  const env = { TERM: "tmux-256color", TMUX: "/tmp/x,1,0", KITTY_WINDOW_ID: "1", COLORTERM: "truecolor" };
  expect(detectProtocol({ env, isTerminal: true })).toBe("half-blocks");
  expect(detectProtocol({ env: { ...env, COLORTERM: undefined }, isTerminal: true })).toBeUndefined();
});

test("NO_COLOR leaves pictures of the terminal's own, and no coloured text", () => {
  expect(detectProtocol({ env: { TERM: "xterm-kitty", NO_COLOR: "1" }, isTerminal: true })).toBe("kitty");
  const coloured = { TERM: "xterm-256color", COLORTERM: "truecolor", NO_COLOR: "1" };
  expect(detectProtocol({ env: coloured, isTerminal: true })).toBeUndefined();
});

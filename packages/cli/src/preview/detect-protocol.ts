/** How a terminal can show a picture. */
export type PreviewProtocol = "kitty" | "iterm2" | "sixel" | "half-blocks";

export interface PreviewSurroundings {
  env: Record<string, string | undefined>;
  /** Both of a command's streams are a terminal: piped output gets no picture. */
  isTerminal: boolean;
}

/** The best way to show a picture here, told by the environment alone; undefined where there is none. */
export function detectProtocol({ env, isTerminal }: PreviewSurroundings): PreviewProtocol | undefined {
  const { TERM: term = "" } = env;
  if (!isTerminal || env["CI"] || term === "dumb") return undefined;
  // A multiplexer redraws the screen from text: pictures of the terminal around it would be lost or misplaced.
  const isMultiplexed = Boolean(env["TMUX"] || env["STY"]) || /^(screen|tmux)/.test(term);
  const graphics = isMultiplexed ? undefined : detectGraphics(env, term);
  if (graphics !== undefined) return graphics;
  return !env["NO_COLOR"] && hasTrueColour(env, term) ? "half-blocks" : undefined;
}

function detectGraphics(env: PreviewSurroundings["env"], term: string): PreviewProtocol | undefined {
  const { TERM_PROGRAM: program = "", LC_TERMINAL: remote = "" } = env;
  if (env["KITTY_WINDOW_ID"] || /^xterm-(kitty|ghostty)$/.test(term) || program === "ghostty") return "kitty";
  // Konsole speaks Kitty's protocol from 22.04.
  if (Number(env["KONSOLE_VERSION"] ?? 0) >= 220_400) return "kitty";
  if (["iTerm.app", "WezTerm", "mintty", "rio", "WarpTerminal"].includes(program) || remote === "iTerm2") {
    return "iterm2";
  }
  return /^(foot|mlterm|yaft|contour)|sixel/.test(term) ? "sixel" : undefined;
}

function hasTrueColour(env: PreviewSurroundings["env"], term: string): boolean {
  return (
    /^(truecolor|24bit)$/.test(env["COLORTERM"] ?? "") ||
    env["WT_SESSION"] !== undefined ||
    term.endsWith("-direct")
  );
}

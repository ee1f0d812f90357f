import type { Command } from "commander";

/** A command as the overview shows it; the rest of it is loaded when it is called. */
export interface CommandEntry {
  name: string;
  usage: string;
  summary: string;
  load(): Promise<Command>;
}

/** Every command, in the order of the help. A new command is its file and one entry here. */
export const commandList: readonly CommandEntry[] = [
  {
    name: "serve",
    usage: "[options]",
    summary: "serve the Images API on this machine (also without any command)",
    load: async () => (await import("./commands/serve.ts")).createServeCommand(),
  },
  {
    name: "run",
    usage: "[options] <prompt>",
    summary: "draw pictures from a prompt",
    load: async () => (await import("./commands/run.ts")).createRunCommand(),
  },
  {
    name: "edit",
    usage: "[options] <image> <prompt>",
    summary: "repaint a picture, or the part a mask leaves open",
    load: async () => (await import("./commands/edit.ts")).createEditCommand(),
  },
  {
    name: "vary",
    usage: "[options] <image>",
    summary: "draw variations of a picture",
    load: async () => (await import("./commands/vary.ts")).createVaryCommand(),
  },
  {
    name: "ls",
    usage: "[options]",
    summary: "list the models",
    load: async () => (await import("./commands/ls.ts")).createLsCommand(),
  },
  {
    name: "pull",
    usage: "[options] <model>",
    summary: "fetch a model, and once the engine it runs on",
    load: async () => (await import("./commands/pull.ts")).createPullCommand(),
  },
  {
    name: "import",
    usage: "[options] <folder>",
    summary: "use a model that is on this disk already",
    load: async () => (await import("./commands/import.ts")).createImportCommand(),
  },
  {
    name: "show",
    usage: "[options] <model>",
    summary: "show what is known of a model",
    load: async () => (await import("./commands/show.ts")).createShowCommand(),
  },
  {
    name: "verify",
    usage: "[options] <model>",
    summary: "compare a model's files with their hashes",
    load: async () => (await import("./commands/verify.ts")).createVerifyCommand(),
  },
  {
    name: "rm",
    usage: "[options] <model>",
    summary: "remove a model from the disk",
    load: async () => (await import("./commands/rm.ts")).createRmCommand(),
  },
  {
    name: "ps",
    usage: "[options]",
    summary: "list the models the running server has in memory",
    load: async () => (await import("./commands/ps.ts")).createPsCommand(),
  },
  {
    name: "stop",
    usage: "[options] <model>",
    summary: "take a model out of the running server's memory",
    load: async () => (await import("./commands/stop.ts")).createStopCommand(),
  },
  {
    name: "keys",
    usage: "<command>",
    summary: "make, list and revoke API keys",
    load: async () => (await import("./commands/keys.ts")).createKeysCommand(),
  },
  {
    name: "config",
    usage: "<command>",
    summary: "show the settings and where they come from",
    load: async () => (await import("./commands/config.ts")).createConfigCommand(),
  },
  {
    name: "doctor",
    usage: "[options]",
    summary: "check this machine and say how to mend it",
    load: async () => (await import("./commands/doctor.ts")).createDoctorCommand(),
  },
  {
    name: "completion",
    usage: "<shell>",
    summary: "print a completion script for bash, zsh or fish",
    load: async () => (await import("./commands/completion.ts")).createCompletionCommand(),
  },
];

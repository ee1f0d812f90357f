import { Command } from "commander";

/** `pinhole config print`. */
export function createConfigCommand(): Command {
  const command = new Command("config").description("Show the settings and where they come from.");
  command
    .command("print")
    .description("Every setting, its value, and whether it is the default, the file's or the environment's.")
    .option("--config <file>", "read this file instead of pinhole.json in the home")
    .action(async ({ config: configPath }: { config?: string }) => {
      const { loadConfig, printConfig } = await import("@pinhole/server");
      process.stdout.write(printConfig(await loadConfig({ configPath })));
    });
  return command;
}

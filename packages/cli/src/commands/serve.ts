import { checkSetting, type SettingName, settingNames, settings, StartError } from "@pinhole/server";
import { Command, Option } from "commander";
import { stopWithNpm } from "../stop-with-npm.ts";
import { print } from "../terminal.ts";
import { UsageError } from "../usage-error.ts";

type ServeFlags = Partial<Record<SettingName, unknown>> & {
  strict?: boolean;
  config?: string;
  corsOrigin?: string;
};

/** `pinhole serve`: every setting is a flag, and the settings say what it takes. */
export function createServeCommand(): Command {
  const command = new Command("serve").description("Serve the Images API on this machine.");
  for (const name of settingNames) command.addOption(createFlag(name));
  return command
    .option("--strict", "the same as --mode strict")
    .option("--config <file>", "read the settings from this file instead of pinhole.json in the home")
    .addOption(new Option("--cors-origin <origins>").hideHelp())
    .action(serve);
}

function createFlag(name: SettingName): Option {
  const { schema, description, default: usual } = settings[name];
  const flag = `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
  const isUsual = usual === undefined || usual === false || (Array.isArray(usual) && usual.length === 0);
  const help = `${description.replace(/\.$/, "")}${isUsual ? "" : ` (${String(usual)})`}`;
  if (schema.type === "boolean") return new Option(flag, help);
  if ("options" in schema) return new Option(`${flag} <word>`, help).choices([...schema.options]);
  return new Option(`${flag} <value>`, help).argParser((text) => checkFlag(name, flag, text));
}

function checkFlag(name: SettingName, flag: string, text: string): unknown {
  try {
    return checkSetting(name, text, flag);
  } catch (error) {
    throw error instanceof StartError ? new UsageError(error.message) : error;
  }
}

async function serve({ strict, config: configPath, corsOrigin, ...given }: ServeFlags): Promise<void> {
  const { createEngines, loadConfig, startServer, stopOnSignals, version } = await import("@pinhole/server");
  const flags = {
    ...(strict && { mode: "strict" }),
    ...(corsOrigin !== undefined && { corsOrigins: corsOrigin }),
    ...given,
  };
  const { config } = await loadConfig({ flags, configPath });
  const engines = createEngines(config);
  const models = (await Promise.all(engines.map(async (engine) => engine.listModels()))).flat();
  // The lines to copy are about the model that draws where none is named.
  const usualFirst = models.toSorted(
    (left, right) => Number(right.id === config.defaultModel) - Number(left.id === config.defaultModel),
  );
  const server = await startServer(config, { engines });
  stopOnSignals(server);
  stopWithNpm();
  const asked = await server.app.inject({ url: "/v1/models", headers: { host: "localhost" } });
  const { greet } = await import("../greet.ts");
  print(
    greet({
      url: `${server.url}/v1`,
      version,
      models: usualFirst,
      drawsHosted: !config.strictModels,
      needsKey: asked.statusCode === 401,
    }),
  );
}

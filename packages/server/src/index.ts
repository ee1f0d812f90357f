export { type IssuedKey, issueKey, type KeyWish } from "./access/keys.ts";
export {
  checkSetting,
  type ConfigOrigins,
  type ConfigSource,
  loadConfig,
  type LoadedConfig,
  printConfig,
  type ServerConfig,
} from "./config.ts";
export type { Engine, EngineModel } from "./engines/engine.ts";
export { createEngines } from "./engines/engines.ts";
export { createModelCatalogue, type ModelCatalogue, nameCapabilities } from "./engines/model-catalogue.ts";
export { inspectImage } from "./images/inspect-image.ts";
export { sniffFormat } from "./images/sniff-format.ts";
export { type PerformedRequest, performRequest } from "./jobs/perform-request.ts";
export { type InputFiles, prepareInputs } from "./jobs/prepare-inputs.ts";
export { createLogger, type Logger } from "./observe/logger.ts";
export { environmentName, type Setting, type SettingName, settingNames, settings } from "./settings.ts";
export { type StartedServer, type StartOptions, startServer } from "./start-server.ts";
export { stopOnSignals } from "./stop-on-signals.ts";
export { type Home, makeHome, resolveHome } from "./storage/home.ts";
export { openSqliteRecords } from "./storage/records/sqlite.ts";
export { type KeyRow, type Records, type Scope, scopes } from "./storage/records.ts";
export { findRunningServer, type RunningServer } from "./storage/running-server.ts";
export { StartError } from "./storage/start-error.ts";
export { version } from "./version.ts";

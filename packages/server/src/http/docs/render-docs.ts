import type { Mode } from "@pinhole/contract";
import type { EngineModel } from "../../engines/engine.ts";
import type { Page } from "./page.ts";
export interface DocsFacts {
  version: string;
  origin: string;
  mode: Mode;
  models: readonly EngineModel[];
}
export function renderDocs(facts: DocsFacts): Page {
  return { html: `<!doctype html><title>Pinhole ${facts.version}</title>`, styleHash: "sha256-x" };
}

import { createHash, timingSafeEqual } from "node:crypto";
import { apiError } from "@pinhole/contract";
import type { FastifyInstance, FastifyRequest } from "fastify";
import { hasScope } from "../../access/keyring.ts";
import type { Services } from "../services.ts";

/** Asks every call of a route that is not open for its key, before its body is read. */
export function authenticate(app: FastifyInstance, services: Services): void {
  const { config, keyring } = services;
  const masterKeys = [services.localToken, config.apiKey].filter((key) => key !== undefined).map(digest);

  app.addHook("onRequest", async (request) => {
    const { access = "open" } = request.routeOptions.config;
    if (access === "open" || request.method === "OPTIONS") return;
    const needsKey = config.apiKey !== undefined || (await keyring.anyKeyExists());
    if (!needsKey) return;
    const key = sentKey(request);
    if (key === undefined) throw apiError("missingKey", { mode: config.mode });
    const digested = digest(key);
    if (masterKeys.some((master) => timingSafeEqual(master, digested))) return;
    const checked = await keyring.check(key);
    if (checked.verdict !== "valid") throw apiError("wrongKey", { key, mode: config.mode });
    request.facts.keyId = checked.key.id;
    if (access !== "key" && !hasScope(checked.key, access)) throw apiError("missingScope", { scope: access });
  });
}

/** Equal lengths, so that the comparison takes the same time whatever was sent. */
function digest(key: string): Uint8Array {
  return createHash("sha256").update(key).digest();
}

/** `Authorization: Bearer`, the password of `Basic`, or `api-key` as Azure's callers send it. */
function sentKey({ headers }: FastifyRequest): string | undefined {
  const [, scheme, value] = /^(Bearer|Basic) +(\S+) *$/i.exec(headers.authorization ?? "") ?? [];
  if (scheme?.toLowerCase() === "bearer") return value;
  if (value !== undefined) {
    const pair = Buffer.from(value, "base64").toString("latin1");
    return pair.slice(pair.indexOf(":") + 1) || undefined;
  }
  const azure = headers["api-key"];
  return typeof azure === "string" && azure !== "" ? azure : undefined;
}

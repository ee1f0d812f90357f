import type { HubAddress } from "./hub-request.ts";
import { ModelError } from "./model-error.ts";
import { type Patience, usualPatience } from "./patience.ts";

const usualEndpoint = "https://huggingface.co";
const loopback = /^(localhost|127(\.\d+){3}|\[::1\])$/;

/**
 * The hub that the environment names: `HF_ENDPOINT` and `HF_TOKEN`, as Hugging Face's own programs read them.
 * @throws {ModelError} for an address that is none, or a token that would be readable on the way
 */
export function readHubAddress(
  env: Readonly<Record<string, string | undefined>> = process.env,
  patience: Patience = usualPatience,
): HubAddress {
  const text = env["HF_ENDPOINT"] || usualEndpoint;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url === undefined || !/^https?:$/.test(url.protocol) || url.search !== "" || url.username !== "") {
    throw new ModelError(
      `HF_ENDPOINT (${JSON.stringify(text)}) is no hub's address. It looks like ${usualEndpoint}.`,
    );
  }
  const token = env["HF_TOKEN"]?.trim() || undefined;
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new ModelError("HF_TOKEN holds spaces or characters that no token has. Copy it again.");
  }
  if (token !== undefined && url.protocol === "http:" && !loopback.test(url.hostname)) {
    throw new ModelError(
      `HF_TOKEN would be readable on the way to ${url.host}, which HF_ENDPOINT names without https. Use https, or unset HF_TOKEN.`,
    );
  }
  return { endpoint: url.href.replace(/\/+$/, ""), token, patience };
}

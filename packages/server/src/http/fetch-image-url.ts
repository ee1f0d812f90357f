import { lookup } from "node:dns/promises";
import type { IncomingMessage } from "node:http";
import { request as httpsRequest } from "node:https";
import { apiError } from "@pinhole/contract";
import { isPublicAddress } from "./public-address.ts";

/** The network as far as fetching an image depends on it. */
export interface Network {
  lookup(hostname: string): Promise<string[]>;
  isPublic(address: string): boolean;
  request: typeof httpsRequest;
  timeoutMs: number;
}

const internet: Network = {
  lookup: async (hostname) => (await lookup(hostname, { all: true })).map(({ address }) => address),
  isPublic: isPublicAddress,
  request: httpsRequest,
  timeoutMs: 5_000,
};

/**
 * Fetches an image from a public https address. The name is resolved once and the connection goes to the address that
 * was checked, so that no second answer of a name server counts; redirects are not followed.
 * @throws {ApiError} `remoteImage` for an address that is not allowed, `downloadFailed` for one that fails
 */
export async function fetchImageUrl(
  { name, url }: { name: string; url: string },
  { maxBytes }: { maxBytes: number },
  network: Network = internet,
): Promise<Uint8Array> {
  const target = URL.parse(url);
  if (target?.protocol !== "https:" || target.username !== "" || target.password !== "") {
    throw apiError("remoteImage", { name, reason: "only https addresses without a user name are fetched." });
  }
  const failed = (upstream: string) => apiError("downloadFailed", { name, upstream });
  const hostname = target.hostname.replace(/^\[|\]$/g, "");
  const addresses = await network.lookup(hostname).catch(() => [] as string[]);
  const [address] = addresses;
  if (address === undefined) throw failed("The host could not be found.");
  if (!addresses.every((each) => network.isPublic(each))) {
    throw apiError("remoteImage", { name, reason: "the address is not on the public internet." });
  }
  const signal = AbortSignal.timeout(network.timeoutMs);
  try {
    const response = await connect(target, { address, signal, request: network.request });
    if (response.statusCode !== 200) {
      response.destroy();
      throw failed(`Upstream status code: ${response.statusCode ?? 0}.`);
    }
    const bytes = await readCapped(response, maxBytes);
    if (bytes === undefined) throw failed(`The file is not under ${maxBytes / 2 ** 20} MB.`);
    return bytes;
  } catch (error) {
    if (signal.aborted) throw failed(`It took more than ${network.timeoutMs / 1000} seconds.`);
    throw isNetworkFault(error) ? failed("The connection failed.") : error;
  }
}

function connect(
  target: URL,
  { address, signal, request }: { address: string; signal: AbortSignal; request: typeof httpsRequest },
): Promise<IncomingMessage> {
  const headers = { host: target.host, accept: "image/png, image/jpeg, image/webp", "user-agent": "pinhole" };
  const options = {
    host: address,
    servername: target.hostname,
    port: target.port === "" ? 443 : Number(target.port),
    path: target.pathname + target.search,
    agent: false as const,
    headers,
    signal,
  };
  return new Promise((resolve, reject) => {
    request(options, resolve).once("error", reject).end();
  });
}

/** undefined where there are more bytes than that. */
async function readCapped(response: IncomingMessage, maxBytes: number): Promise<Uint8Array | undefined> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length >= maxBytes) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function isNetworkFault(error: unknown): boolean {
  return error instanceof Error && "code" in error && !("status" in error);
}

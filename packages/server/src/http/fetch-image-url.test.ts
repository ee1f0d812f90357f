import { createServer, request, type RequestListener } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { fetchImageUrl, type Network } from "./fetch-image-url.ts";
import { isPublicAddress } from "./public-address.ts";

test.each([
  "0.0.0.0",
  "10.1.2.3",
  "100.64.0.1",
  "100.127.255.255",
  "127.0.0.1",
  "169.254.169.254",
  "172.16.0.1",
  "172.31.255.255",
  "192.0.0.1",
  "192.168.1.1",
  "198.18.0.1",
  "224.0.0.1",
  "255.255.255.255",
  "::",
  "::1",
  "::ffff:127.0.0.1",
  "::ffff:7f00:1",
  "::127.0.0.1",
  "64:ff9b::7f00:1",
  "64:ff9b:1::7f00:1",
  "2001::1",
  "2001:db8::1",
  "2002:7f00:1::",
  "3fff::1",
  "fc00::1",
  "fd12:3456::1",
  "fe80::1",
  "ff02::1",
])("%s is not on the public internet", (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(["1.1.1.1", "9.255.255.255", "11.0.0.0", "100.63.255.255", "172.32.0.1", "2606:4700::1111"])(
  "%s is on the public internet",
  (address) => {
    expect(isPublicAddress(address)).toBe(true);
  },
);

const source = (url: string) => ({ name: "images[0].image_url", url });

/** A network with one host, at a server of this machine, which passes for a public one. */
async function networkOf(
  listener: RequestListener,
): Promise<{ network: Network; url: string; lookups: string[] }> {
  const server = createServer(listener).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  const lookups: string[] = [];
  const network: Network = {
    lookup: async (hostname) => {
      lookups.push(hostname);
      return ["127.0.0.1"];
    },
    isPublic: (address) => address === "127.0.0.1",
    request,
    timeoutMs: 300,
  };
  return { network, url: `https://images.example:${port}/cat.png?size=1`, lookups };
}

test("an image comes from the address that was checked, and its host is asked by name", async () => {
  const { network, url, lookups } = await networkOf(({ headers, url: path }, response) => {
    response.end(`${headers.host} ${path}`);
  });
  const bytes = await fetchImageUrl(source(url), { maxBytes: 1_000 }, network);
  expect(Buffer.from(bytes).toString()).toBe(`${new URL(url).host} /cat.png?size=1`);
  expect(lookups).toEqual(["images.example"]);
});

test.each([
  ["plain http", "http://images.example/a.png"],
  ["a user name", "https://user:pass@images.example/a.png"],
  ["another scheme", "file:///etc/passwd"],
  ["nothing that is an address", "https://"],
])("%s is refused before any name is resolved", async (_name, url) => {
  const { network, lookups } = await networkOf(() => {});
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, network)).rejects.toMatchObject({ status: 400 });
  expect(lookups).toEqual([]);
});

test("a name with one private address among public ones is refused", async () => {
  const { network, url } = await networkOf((_, response) => response.end("secret"));
  const rebinding = { ...network, lookup: async () => ["127.0.0.1", "10.0.0.1"] };
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, rebinding)).rejects.toThrow(
    /not on the public internet/,
  );
});

test("a redirect is not followed", async () => {
  const { network, url } = await networkOf((_, response) => {
    response.writeHead(302, { location: "http://127.0.0.1/" }).end();
  });
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, network)).rejects.toThrow(
    "Error while downloading file. Upstream status code: 302.",
  );
});

test("more bytes than allowed are not taken in", async () => {
  const { network, url } = await networkOf((_, response) => {
    response.write(Buffer.alloc(2_000));
  });
  await expect(fetchImageUrl(source(url), { maxBytes: 1_000 }, network)).rejects.toMatchObject({
    status: 400,
  });
});

test("a host that does not answer in time is given up", async () => {
  const { network, url } = await networkOf(() => {});
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, network)).rejects.toThrow(
    /more than 0.3 seconds/,
  );
});

test("a host that does not exist, or hangs up, is an error of the request", async () => {
  const { network, url } = await networkOf(({ socket }) => void socket.destroy());
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, network)).rejects.toThrow(
    /The connection failed/,
  );
  const empty = { ...network, lookup: async () => [] };
  await expect(fetchImageUrl(source(url), { maxBytes: 10 }, empty)).rejects.toThrow(/could not be found/);
});

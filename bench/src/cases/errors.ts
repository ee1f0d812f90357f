import autocannon from "autocannon";
import Fastify from "fastify";
import { type BenchCase, type Figure, milliseconds, ratio } from "../figure.ts";
import { spawnServer } from "../spawn-server.ts";
import { median } from "../statistics.ts";

interface Load {
  perSecond: number;
  p99: number;
}

async function load(url: string, body: string, headers: Record<string, string>): Promise<Load> {
  const result = await autocannon({
    url,
    method: "POST",
    connections: 32,
    duration: 4,
    headers: { "content-type": "application/json", ...headers },
    body,
  });
  return { perSecond: result.requests.average, p99: result.latency.p99 };
}

/** Several runs in turn with the peer's, so that the machine's drift falls on both. */
async function against(
  peer: () => Promise<Load>,
  ours: () => Promise<Load>,
): Promise<{ peer: Load; ours: Load }> {
  const peers: Load[] = [];
  const own: Load[] = [];
  for (let turn = 0; turn < 3; turn += 1) {
    peers.push(await peer());
    own.push(await ours());
  }
  return { peer: middle(peers), ours: middle(own) };
}

function middle(loads: readonly Load[]): Load {
  return {
    perSecond: median(loads.map((each) => each.perSecond)),
    p99: median(loads.map((each) => each.p99)),
  };
}

function figure(work: string, { peer, ours }: { peer: Load; ours: Load }): Figure {
  return {
    work,
    measured: `${Math.round(ours.perSecond)} requests/s, p99 ${milliseconds(ours.p99)}`,
    peer: `${ratio(ours.perSecond, peer.perSecond)} of Fastify alone (${Math.round(peer.perSecond)}/s)`,
    reach: "8000 requests/s, p99 under 25 ms",
    reached: ours.perSecond >= 8000 && ours.p99 < 25,
  };
}

/** Errors are what a client under a bug sends most: they must cost next to nothing. */
export const errors: BenchCase = {
  name: "errors",
  async run() {
    const bare = Fastify();
    bare.post("/", (_request, reply) =>
      reply.code(400).send({ error: { message: "no", type: "t", param: null, code: null } }),
    );
    const bareUrl = await bare.listen({ port: 0, host: "127.0.0.1" });
    const open = await spawnServer();
    const locked = await spawnServer({ env: { PINHOLE_API_KEY: "bench-key-0123456789abcdef" } });
    try {
      const invalid = JSON.stringify({ prompt: "a fox", n: 11 });
      const peer = () => load(bareUrl, invalid, {});
      const path = "/v1/images/generations";
      const validation = await against(peer, () => load(open.url + path, invalid, {}));
      const unauthorized = await against(peer, () =>
        load(locked.url + path, invalid, { authorization: "Bearer not-a-real-key" }),
      );
      return [figure("validation error (400)", validation), figure("wrong key (401)", unauthorized)];
    } finally {
      await Promise.all([bare.close(), open.stop(), locked.stop()]);
    }
  },
};

import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import sharp from "sharp";
import { type BenchCase } from "../figure.ts";
import { spawnServer } from "../spawn-server.ts";

const uploads = 32;
const bytes = 25 * 2 ** 20;

/** A PNG padded to `bytes` with an ancillary chunk, so that it is large and still valid. */
async function largePng(): Promise<Buffer> {
  const png = await sharp({ create: { width: 64, height: 64, channels: 4, background: "#c33" } })
    .png()
    .toBuffer();
  return Buffer.concat([png, randomBytes(bytes - png.length)]);
}

async function upload(url: string, agent: Agent, png: Buffer): Promise<number> {
  const boundary = `bench-${randomBytes(8).toString("hex")}`;
  const head = [
    `--${boundary}\r\ncontent-disposition: form-data; name="model"\r\n\r\nsketch\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="prompt"\r\n\r\nbrighter\r\n`,
    `--${boundary}\r\ncontent-disposition: form-data; name="image"; filename="a.png"\r\ncontent-type: image/png\r\n\r\n`,
  ].join("");
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/v1/images/edits`, {
      method: "POST",
      agent,
      headers: {
        "content-type": `multipart/form-data; boundary=${boundary}`,
        "transfer-encoding": "chunked",
      },
    });
    sent.on("response", (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    sent.on("error", reject);
    sent.write(head);
    const step = 64 * 1024;
    let offset = 0;
    const more = (): void => {
      while (offset < png.length) {
        const open = sent.write(png.subarray(offset, offset + step));
        offset += step;
        if (!open) {
          sent.once("drain", more);
          return;
        }
      }
      sent.end(`\r\n--${boundary}--\r\n`);
    };
    more();
  });
}

export const uploadMemory: BenchCase = {
  name: "uploads",
  async run() {
    const server = await spawnServer();
    try {
      const png = await largePng();
      const agent = new Agent({ maxSockets: uploads });
      const before = await server.memory();
      const statuses = await Promise.all(
        Array.from({ length: uploads }, () => upload(server.url, agent, png)),
      );
      const { peak } = await server.memory();
      agent.destroy();
      const answered = statuses.filter((status) => status === 200).length;
      return [
        {
          work: `${uploads} chunked uploads of 25 MB at once`,
          measured: `peak RSS ${Math.round(peak)} MB, ${answered} of ${uploads} answered 200`,
          peer: `${Math.round(before.now)} MB before`,
          reach: "peak RSS under 200 MB",
          reached: peak < 200 && answered === uploads,
        },
      ];
    } finally {
      await server.stop();
    }
  },
};

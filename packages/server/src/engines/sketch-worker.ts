import type { MessagePort } from "node:worker_threads";
import { drawPicture } from "@pinhole/sketch";
import type { PictureRequest, Pixels, SketchWarning } from "@pinhole/sketch";

/** One picture to draw; everything about it goes out through the port, so that it arrives in order. */
export interface SketchTask {
  request: PictureRequest;
  port: MessagePort;
}

export interface SketchedPicture {
  image: Pixels;
  drew: string[];
  notDrawn: string[];
  revisedPrompt: string;
  sceneText?: string;
  warnings: SketchWarning[];
}

export type SketchMessage =
  | { kind: "partial"; index: number; image: Pixels }
  | { kind: "picture"; picture: SketchedPicture };

/** Runs in a worker thread. Pixels are handed over, not copied. */
export function drawInWorker({ request, port }: SketchTask): void {
  const send = (message: SketchMessage, { data }: Pixels): void =>
    port.postMessage(message, [data.buffer as ArrayBuffer]);
  try {
    const { image, ...told } = drawPicture(request, (partial, index) => {
      const copy = { ...partial, data: partial.data.slice() };
      send({ kind: "partial", index, image: copy }, copy);
    });
    const { drew, notDrawn, revisedPrompt, sceneText, warnings } = told;
    send({ kind: "picture", picture: { image, drew, notDrawn, revisedPrompt, sceneText, warnings } }, image);
  } finally {
    port.close();
  }
}

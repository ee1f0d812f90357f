import { HostError } from "@pinhole/diffusion";
import { expect, test } from "vitest";
import type { StoredModel } from "../models/stored-model.ts";
import { drawRequest } from "./draw-request.test.fixture.ts";
import { explainHostError } from "./explain-host-error.ts";

const request = drawRequest();

const model: StoredModel = {
  name: "fox",
  displayName: "Fox",
  licence: { name: "mit" },
  directory: "/models/fox",
  sizeBytes: 1,
  pulledAt: 0,
  kind: "stable-diffusion",
  capabilities: { generate: true, edit: true, mask: true, vary: true },
  defaults: { steps: 1, guidanceScale: 0, nativeSize: 64 },
  weightBytes: 1,
  memoryBytes: 1,
  leftOut: [],
};

test("a process that hung is told as such, is not tried again by the SDKs, and its last words stay in the log", () => {
  const error = new HostError("It did nothing. /models/fox is a path.", {
    reason: "hung",
    stage: "draw",
    stillMs: 120_000,
  });
  expect(explainHostError(error, request, model)).toMatchObject({
    status: 500,
    code: "engine_hung",
    headers: { "x-should-retry": "false" },
    message:
      "The process that drew with 'fox' hung and was ended. The next request starts it again; the server's log has its last words.",
    cause: error,
  });
});

test("a system without memory is told as such, whatever the error was taken for", () => {
  const error = new HostError("unet: its files may be damaged", { reason: "exhausted", stage: "draw" });
  expect(explainHostError(error, request, model)).toMatchObject({
    status: 500,
    code: "engine_crashed",
    message: expect.stringContaining("most likely because the system ran out of memory") as string,
  });
});

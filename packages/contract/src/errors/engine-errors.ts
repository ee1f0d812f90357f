import { type ErrorRow, invalidRequest, row, userError } from "./error-row.ts";

/** A failure that the same request would meet again: the SDKs are told not to send it again by themselves. */
function lasting<Facts>(parts: Omit<ErrorRow<Facts>, "headers" | "param">): ErrorRow<Facts> {
  return { param: null, headers: () => ({ "x-should-retry": "false" }), ...parts };
}

const serverError = "server_error";
const unavailable = "service_unavailable_error";

/** Errors of models that run in memory: what they need, and how they fail. */
export const engineErrors = {
  engineNotInstalled: lasting({
    status: 503,
    type: unavailable,
    code: "engine_not_installed",
    when: "a diffusion model is asked for, and the inference engine is not there or cannot run here",
    message: (f: { model: string }) =>
      `The model '${f.model}' cannot draw: the inference engine is not installed, or does not run on this machine. Any pull installs it (the smallest is: pinhole pull taesd); pinhole doctor says more.`,
    example: { model: "sd-turbo" },
  }),
  modelTooLarge: lasting({
    status: 503,
    type: unavailable,
    code: "insufficient_memory",
    when: "a model does not fit into the memory",
    message: (f: { model: string; needed: string; room: string }) =>
      `The model '${f.model}' needs about ${f.needed} of memory, and there is room for ${f.room}. Close other programs, raise PINHOLE_MEMORY_LIMIT_MB if it is set, or use a smaller model.`,
    example: { model: "sd-turbo", needed: "5.3 GB", room: "3.1 GB" },
  }),
  pictureTooLarge: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "size",
    when: "a model fits into the memory, but not with a picture of that size",
    message: (f: { size: string; model: string; needed: string; room: string }) =>
      `Invalid size '${f.size}'. With it the model '${f.model}' needs about ${f.needed} of memory, and there is room for ${f.room}. Ask for a smaller one.`,
    example: { size: "3840x2160", model: "sd-turbo", needed: "31.2 GB", room: "12.0 GB" },
  }),
  modelDamaged: lasting({
    status: 500,
    type: serverError,
    code: "model_damaged",
    when: "a model's files are incomplete, damaged or not what a model of its kind has",
    message: (f: { model: string; reason: string }) => `The model '${f.model}' cannot be used: ${f.reason}`,
    example: {
      model: "sd-turbo",
      reason:
        "unet/config.json: is not JSON. Pull the model again, or import a complete folder in the layout of diffusers.",
    },
  }),
  unsuitableRequest: row({
    status: 400,
    type: invalidRequest,
    code: "unsupported_operation",
    param: null,
    when: "a model cannot draw what its operation allows: a mask it needs is missing, or its steps leave nothing to draw",
    message: (f: { model: string; reason: string }) => `The model '${f.model}' cannot draw this: ${f.reason}`,
    example: {
      model: "sd-turbo",
      reason:
        "1 steps at strength 0.5 leave none to draw with: ask for 2 steps or more, or for more strength.",
    },
  }),
  unsuitableScheduler: row({
    status: 400,
    type: userError,
    code: "invalid_value",
    param: "scheduler",
    when: "the model cannot be drawn with that scheduler",
    message: (f: { reason: string }) => `Invalid 'scheduler': ${f.reason}`,
    example: { reason: "flow_match_euler is for models that learned a flow; this one did not." },
  }),
  drawingFailed: lasting({
    status: 500,
    type: serverError,
    code: "drawing_failed",
    when: "a model's arithmetic came to nothing",
    message: (f: { model: string; reason: string }) =>
      `The model '${f.model}' could not draw this: ${f.reason}`,
    example: { model: "sd-turbo", reason: "the server's log has the cause." },
  }),
  engineCrashed: lasting({
    status: 500,
    type: serverError,
    code: "engine_crashed",
    when: "the process that held the model ended by itself; the next request starts it again",
    message: (f: { model: string; killed: boolean }) =>
      `The process that drew with '${f.model}' ended unexpectedly${f.killed ? ", most likely because the system ran out of memory" : ""}. The next request starts it again; ${f.killed ? "ask for a smaller size, or close other programs." : "the server's log has its last words."}`,
    example: { model: "sd-turbo", killed: true },
  }),
  engineHung: lasting({
    status: 500,
    type: serverError,
    code: "engine_hung",
    when: "the process that held the model had work and did nothing for two minutes, so that it was ended; the next request starts it again",
    message: (f: { model: string }) =>
      `The process that drew with '${f.model}' hung and was ended. The next request starts it again; the server's log has its last words.`,
    example: { model: "sd-turbo" },
  }),
  safetyRejected: row({
    status: 400,
    type: invalidRequest,
    code: "content_policy_violation",
    param: null,
    when: "a model's safety checker found a picture unsafe",
    message: (f: { count: number }) =>
      `Your request was rejected as a result of our safety system: the model's own safety checker objects to ${f.count === 1 ? "the picture" : `one of the ${f.count} pictures`}. Another seed or prompt may pass.`,
    example: { count: 1 },
  }),
};

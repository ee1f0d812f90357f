import { buildOpenApi } from "@pinhole/contract";
import type { FastifyReply, RouteHandlerMethod } from "fastify";
import { renderDocs } from "../docs/render-docs.ts";
import { renderFront } from "../docs/render-front.ts";
import type { Page } from "../docs/page.ts";
import { originOf } from "../result-url.ts";
import { sendJson } from "../send-json.ts";
import type { Services } from "../services.ts";

/** GET /openapi.json: the contract as an OpenAPI 3.1 document. */
export function getOpenApi({ version, config }: Services): RouteHandlerMethod {
  const document = buildOpenApi({ version, serverUrl: "" });
  return (request, reply) =>
    sendJson(reply, { ...document, servers: [{ url: `${config.publicUrl ?? originOf(request)}/v1` }] });
}

/** GET /docs: the same, for people, on one page that asks nothing of the network. */
export function getDocs({ version, config, catalogue }: Services): RouteHandlerMethod {
  return async (request, reply) => {
    await catalogue.refresh({ maxAgeMs: 0 });
    const origin = config.publicUrl ?? originOf(request);
    return sendPage(reply, renderDocs({ version, origin, mode: config.mode, models: catalogue.models }));
  };
}

/** GET /: what this is, and a line to try it with. */
export function getFront({ version, config, catalogue }: Services): RouteHandlerMethod {
  return async (request, reply) => {
    await catalogue.refresh({ maxAgeMs: 0 });
    const origin = config.publicUrl ?? originOf(request);
    return sendPage(reply, renderFront({ version, origin, mode: config.mode, models: catalogue.models }));
  };
}

function sendPage(reply: FastifyReply, { html, styleHash }: Page): FastifyReply {
  return reply
    .headers({
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src '${styleHash}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`,
      "referrer-policy": "no-referrer",
      "cache-control": "no-cache",
    })
    .send(html);
}

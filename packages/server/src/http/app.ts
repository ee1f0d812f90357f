import { type IncomingMessage, METHODS, type ServerResponse } from "node:http";
import { apiError } from "@pinhole/contract";
import Fastify, { type FastifyInstance, type RouteHandlerMethod } from "fastify";
import { answerClientError } from "./answer-client-error.ts";
import { answerBadPath, answerError } from "./answer-error.ts";
import { admitRequests } from "./hooks/admit-requests.ts";
import { allowOrigins } from "./hooks/allow-origins.ts";
import { authenticate } from "./hooks/authenticate.ts";
import { guardOrigin } from "./hooks/guard-origin.ts";
import { logRequests } from "./hooks/log-requests.ts";
import { nameAnswers, newRequestId } from "./hooks/name-answers.ts";
import { printable } from "./printable.ts";
import type { Access } from "./request-facts.ts";
import { createImageEdit } from "./routes/create-image-edit.ts";
import { createImageVariation } from "./routes/create-image-variation.ts";
import { createImage } from "./routes/create-image.ts";
import { getDocs, getFront, getOpenApi } from "./routes/docs.ts";
import { getEngines, unloadModel } from "./routes/engines.ts";
import { getFile } from "./routes/get-file.ts";
import { getHealth, getReadiness } from "./routes/health.ts";
import { getMetrics } from "./routes/metrics.ts";
import { getModel, getModels } from "./routes/models.ts";
import type { Services } from "./services.ts";

type Route = [method: "GET" | "POST", path: string, access: Access, handler: RouteHandlerMethod];

/** As AzureOpenAI clients call it, with `api-key` and any `api-version`. */
const azure = "/openai/deployments/:deployment/images";

/** Everything the server answers to. */
function routeTable(services: Services): Route[] {
  return [
    ["POST", "/v1/images/generations", "generate", createImage(services)],
    ["POST", "/v1/images/edits", "edit", createImageEdit(services)],
    ["POST", "/v1/images/variations", "edit", createImageVariation(services)],
    ["POST", `${azure}/generations`, "generate", createImage(services)],
    ["POST", `${azure}/edits`, "edit", createImageEdit(services)],
    ["GET", "/v1/models", "key", getModels(services)],
    ["GET", "/v1/models/*", "key", getModel(services)],
    ["GET", "/v1/engines", "admin", getEngines(services)],
    ["POST", "/v1/engines/unload/*", "admin", unloadModel(services)],
    ["GET", "/files/*", "open", getFile(services)],
    ["GET", "/", "open", getFront(services)],
    ["GET", "/docs", "open", getDocs(services)],
    ["GET", "/openapi.json", "open", getOpenApi(services)],
    ["GET", "/healthz", "open", getHealth()],
    ["GET", "/readyz", "open", getReadiness(services)],
    ...(services.config.metricsPort === undefined
      ? [["GET", "/metrics", "admin", getMetrics(services)] satisfies Route]
      : []),
  ];
}

/** The HTTP side of the server: reads a request from here. It listens nowhere yet. */
export function createApp(services: Services): FastifyInstance {
  const app = Fastify({
    genReqId: newRequestId,
    logger: false,
    trustProxy: services.config.trustProxy,
    requestTimeout: 300_000,
    keepAliveTimeout: 5_000,
    // Node answers a missing Host without a body; the guard does it with the envelope.
    http: { headersTimeout: 15_000, connectionsCheckingInterval: 5_000, requireHostHeader: false },
    routerOptions: { ignoreTrailingSlash: true, maxParamLength: 500 },
    clientErrorHandler: answerClientError,
    frameworkErrors: (_error, request, reply) => answerBadPath(request, reply),
  });
  takeBodiesAsTheyAre(app);
  knowEveryMethod(app);
  nameAnswers(app, services);
  logRequests(app, services);
  allowOrigins(app, services.config.corsOrigins);
  guardOrigin(app, services);
  authenticate(app, services);
  admitRequests(app, services);
  app.setErrorHandler((error, request, reply) => answerError(error, { request, reply }, services));
  app.setNotFoundHandler((request) => {
    throw apiError("unknownPath", {
      method: request.method,
      path: printable(request.url.split("?", 1)[0] ?? ""),
    });
  });
  for (const route of routeTable(services)) addRoute(app, route);
  return app;
}

/** Bodies are read by our own code, after the request has been let in. */
function takeBodiesAsTheyAre(app: FastifyInstance): void {
  app.removeAllContentTypeParsers();
  app.addContentTypeParser("*", (_request, _payload, done) => done(null));
  const pass = (request: IncomingMessage, response: ServerResponse) => {
    app.server.emit("request", request, response);
  };
  // Node would ask for a body that is going to be refused: readBody asks for those that are not.
  app.server.on("checkContinue", pass).on("checkExpectation", pass);
}

/** So that every path can refuse those it has not. A QUERY would be asked for a content type first. */
function knowEveryMethod(app: FastifyInstance): void {
  app.addHttpMethod("QUERY", { overrideExisting: true });
  // CONNECT never gets so far.
  const known = new Set(["CONNECT", ...app.supportedMethods]);
  for (const method of METHODS) if (!known.has(method)) app.addHttpMethod(method);
}

/** The route, its HEAD, its OPTIONS, and the 405 of every other method. */
function addRoute(app: FastifyInstance, [method, url, access, handler]: Route): void {
  const config = { access };
  const allowed = method === "GET" ? ["GET", "HEAD", "OPTIONS"] : ["POST", "OPTIONS"];
  app.route({ method, url, config, handler });
  app.route({
    method: "OPTIONS",
    url,
    config,
    handler: (_request, reply) => reply.code(204).header("allow", allowed.join(", ")).send(),
  });
  app.route({
    method: app.supportedMethods.filter((other) => !allowed.includes(other)),
    url,
    config,
    handler: (request) => {
      throw apiError("methodNotAllowed", { method: request.method, allowed: [method] });
    },
  });
}

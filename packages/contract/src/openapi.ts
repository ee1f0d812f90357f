import * as z from "zod";
import { type ErrorExample, listErrors } from "./list-errors.ts";
import { operations, type OperationDocument } from "./operations.ts";

interface OpenApiOptions {
  /** The version of the server, not of the API. */
  version: string;
  /** The base URL, `/v1` included. */
  serverUrl: string;
}

type JsonObject = Record<string, unknown>;

/** The OpenAPI 3.1 document of this server, made from the schemas, the rules and the list of errors. */
export function buildOpenApi({ version, serverUrl }: OpenApiOptions): JsonObject {
  return {
    openapi: "3.1.0",
    info: {
      title: "Pinhole",
      version,
      summary: "The OpenAI Images API on your own machine.",
      license: { name: "MIT", identifier: "MIT" },
    },
    servers: [{ url: serverUrl }],
    security: [{}, { ApiKeyAuth: [] }],
    tags: [
      { name: "Images", description: "Make, edit and vary pictures." },
      { name: "Models", description: "What draws, and under which names." },
    ],
    paths: buildPaths(),
    components: {
      securitySchemes: {
        ApiKeyAuth: {
          type: "http",
          scheme: "bearer",
          description: "A key made with `pinhole keys add NAME`. Without any key, this machine needs none.",
        },
      },
      responses: buildErrorResponses(),
      schemas: buildSchemas(),
    },
  };
}

function buildPaths(): JsonObject {
  const paths: Record<string, JsonObject> = {};
  for (const operation of operations) {
    const path = (paths[operation.path] ??= {});
    path[operation.method] = buildOperation(operation);
  }
  return paths;
}

function buildOperation(operation: OperationDocument): JsonObject {
  return {
    operationId: operation.id,
    tags: [operation.tag],
    summary: operation.summary,
    description: operation.description,
    ...(operation.parameters && { parameters: operation.parameters }),
    ...(operation.bodies && { requestBody: { required: true, content: contentOf(operation.bodies) } }),
    responses: { "200": okResponse(operation), ...errorResponses(operation) },
  };
}

function contentOf(bodies: Record<string, string>): JsonObject {
  const content = Object.entries(bodies).map(([mediaType, id]) => [mediaType, { schema: reference(id) }]);
  return Object.fromEntries(content) as JsonObject;
}

function okResponse(operation: OperationDocument): JsonObject {
  return {
    description: operation.answerDescription,
    headers: answerHeaders,
    content: contentOf(operation.answers),
  };
}

const answerHeaders = {
  "x-request-id": { description: "The id of this request, in the log as well.", schema: { type: "string" } },
  "x-pinhole-model": { description: "The model that really drew.", schema: { type: "string" } },
};

function errorResponses(operation: OperationDocument): JsonObject {
  const statuses = new Set(listErrors().map((error) => error.status));
  const ofFiles = operation.tag === "Images" ? [404, 410] : [410, 413, 415];
  const own = [...statuses].filter((status) => !ofFiles.includes(status));
  return Object.fromEntries(own.map((status) => [status, { $ref: `#/components/responses/Error${status}` }]));
}

function buildErrorResponses(): JsonObject {
  const responses: JsonObject = {};
  for (const [status, errors] of Map.groupBy(listErrors(), (error) => error.status)) {
    responses[`Error${status}`] = {
      description: errors.map((error) => error.when).join("; "),
      content: { "application/json": { schema: reference("Error"), examples: examplesOf(errors) } },
    };
  }
  return responses;
}

function examplesOf(errors: readonly ErrorExample[]): JsonObject {
  return Object.fromEntries(errors.map(({ name, when, body }) => [name, { summary: when, value: body }]));
}

function reference(id: string): JsonObject {
  return { $ref: `#/components/schemas/${id}` };
}

function buildSchemas(): JsonObject {
  const { schemas } = z.toJSONSchema(z.globalRegistry, {
    io: "input",
    unrepresentable: "any",
    uri: (id) => `#/components/schemas/${id}`,
  });
  return Object.fromEntries(
    Object.entries(schemas).map(([id, { $schema: _schema, $id: _id, ...schema }]) => [id, schema]),
  );
}

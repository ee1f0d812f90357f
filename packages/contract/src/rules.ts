import * as z from "zod";

/**
 * What a member of a request may hold, as data. Its zod schema, its error messages and its row in the documents
 * all come from here, so that a rule is written once.
 */
export type Rule =
  | { kind: "string"; minimumLength?: number; maximumLength?: number }
  | { kind: "integer"; minimum: number; maximum: number }
  | { kind: "decimal"; minimum: number; maximum: number }
  | { kind: "boolean" }
  | { kind: "word"; values: readonly string[] }
  | { kind: "size"; words: readonly string[] }
  | { kind: "object" };

type ValueOf<R extends Rule> = R extends { kind: "integer" | "decimal" }
  ? number
  : R extends { kind: "boolean" }
    ? boolean
    : R extends { kind: "word"; values: readonly (infer Word)[] }
      ? Word
      : R extends { kind: "object" }
        ? object
        : string;

/** The zod schema of a rule: the type a client may send, and the row in the OpenAPI document. */
export function schemaOf<const R extends Rule>(rule: R): z.ZodType<ValueOf<R>>;
export function schemaOf(rule: Rule): z.ZodType {
  switch (rule.kind) {
    case "string":
      return stringSchema(rule);
    case "integer":
      return z.int().min(rule.minimum).max(rule.maximum);
    case "decimal":
      return z.number().min(rule.minimum).max(rule.maximum);
    case "boolean":
      return z.boolean();
    case "word":
      return z.enum([...rule.values]);
    case "size":
      return z.union([z.enum([...rule.words]), z.string().regex(/^\d+x\d+$/)]);
    case "object":
      return z.looseObject({});
  }
}

function stringSchema({ minimumLength, maximumLength }: Rule & { kind: "string" }): z.ZodString {
  const atLeast = minimumLength === undefined ? z.string() : z.string().min(minimumLength);
  return maximumLength === undefined ? atLeast : atLeast.max(maximumLength);
}

import type { ImageRequest } from "@pinhole/contract";

/** Who may call a route: anyone, anyone with a key, or a key with that scope. */
export type Access = "open" | "key" | "generate" | "edit" | "admin";

/** What is learned of a request on its way, for its log line. */
export interface RequestFacts {
  /** null: no key exists, or the machine's own user. */
  keyId: string | null;
  /** On the clock of `performance.now()`: when its headers were read. */
  receivedAt: number;
  jobId?: string;
  request?: Pick<ImageRequest, "model" | "count" | "size" | "stream">;
}

declare module "fastify" {
  interface FastifyRequest {
    facts: RequestFacts;
  }
  interface FastifyContextConfig {
    access?: Access;
  }
}

import type { Kysely } from "kysely";
import type { KeyRecords, SecretRecords } from "../records.ts";
import { fromKey, toKey } from "./rows.ts";
import type { Tables } from "./tables.ts";

/** {@link KeyRecords} over any SQL database Kysely speaks to. */
export function createKeyRecords(database: Kysely<Tables>): KeyRecords {
  return {
    async add(key) {
      await database.insertInto("keys").values(fromKey(key)).execute();
    },
    async list() {
      const rows = await database
        .selectFrom("keys")
        .selectAll()
        .orderBy("created_at")
        .orderBy("id")
        .execute();
      return rows.map(toKey);
    },
    async revoke(id, at) {
      const { numUpdatedRows } = await database
        .updateTable("keys")
        .set({ revoked_at: at })
        .where("id", "=", id)
        .where("revoked_at", "is", null)
        .executeTakeFirst();
      return numUpdatedRows > 0n;
    },
    async markUsed(id, at) {
      await database.updateTable("keys").set({ last_used_at: at }).where("id", "=", id).execute();
    },
  };
}

/** {@link SecretRecords} over any SQL database Kysely speaks to. */
export function createSecretRecords(database: Kysely<Tables>): SecretRecords {
  return {
    async add({ kid, secret, createdAt }) {
      await database.insertInto("secrets").values({ kid, secret, created_at: createdAt }).execute();
    },
    async list() {
      const rows = await database
        .selectFrom("secrets")
        .selectAll()
        .orderBy("created_at", "desc")
        .orderBy("kid")
        .execute();
      return rows.map((row) => ({ kid: row.kid, secret: row.secret, createdAt: row.created_at }));
    },
    async remove(kid) {
      await database.deleteFrom("secrets").where("kid", "=", kid).execute();
    },
  };
}

import type { DatabaseSync, SQLInputValue, StatementSync } from "node:sqlite";
import {
  CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDriver,
  SqliteIntrospector,
  SqliteQueryCompiler,
} from "kysely";
import { explainNoSpace } from "../no-space.ts";

/** Lets Kysely work on Node's own SQLite, over one connection. A full disk rejects with the error `noSpace`. */
export function createNodeSqliteDialect(database: DatabaseSync): Dialect {
  return {
    createAdapter: () => new SqliteAdapter(),
    createDriver: () => new NodeSqliteDriver(database),
    createIntrospector: (kysely) => new SqliteIntrospector(kysely),
    createQueryCompiler: () => new SqliteQueryCompiler(),
  };
}

class NodeSqliteDriver extends SqliteDriver {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    super({ database: adapt(database) });
    this.#database = database;
  }

  // With another program on the file, a transaction that reads first and writes later would fail
  // instead of waiting (https://sqlite.org/isolation.html).
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw("begin immediate"));
  }

  // A full disk makes SQLite roll back by itself (https://sqlite.org/lang_transaction.html).
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#database.isTransaction) await super.rollbackTransaction(connection);
  }
}

function adapt(database: DatabaseSync): SqliteDatabase {
  const prepare = createPreparer(database);
  return {
    close: () => database.close(),
    prepare(sql) {
      const statement = prepare(sql);
      return {
        reader: statement.columns().length > 0,
        all: (parameters) => explaining(() => statement.all(...bindable(parameters))),
        run: (parameters) => explaining(() => statement.run(...bindable(parameters))),
        // One of its own: it stays open from row to row, and another query may come in between.
        iterate: (parameters) => database.prepare(sql).iterate(...bindable(parameters)),
      };
    },
  };
}

/** Enough for every query of ours, with the longer and shorter lists some of them take. */
const keptStatements = 100;

/**
 * Prepares each SQL text once: a statement's memory is SQLite's, of which the garbage collector knows nothing, so a
 * new one for every query piles up. The one prepared first goes first.
 */
function createPreparer(database: DatabaseSync): (sql: string) => StatementSync {
  const kept = new Map<string, StatementSync>();
  return (sql) => {
    const known = kept.get(sql);
    if (known !== undefined) return known;
    const statement = database.prepare(sql);
    const [oldest] = kept.keys();
    if (kept.size >= keptStatements && oldest !== undefined) kept.delete(oldest);
    kept.set(sql, statement);
    return statement;
  };
}

function explaining<Answer>(execute: () => Answer): Answer {
  try {
    return execute();
  } catch (error) {
    throw explainNoSpace(error);
  }
}

function bindable(parameters: readonly unknown[]): SQLInputValue[] {
  return parameters.map((value) => {
    if (value === null || value instanceof Uint8Array) return value;
    if (typeof value === "string" || typeof value === "number" || typeof value === "bigint") return value;
    throw new TypeError(`SQLite cannot store a ${typeof value}`);
  });
}

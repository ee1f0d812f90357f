import type { KeyRow, Scope } from "@pinhole/server";
import { Command, InvalidArgumentError, Option } from "commander";
import { alignColumns } from "../align-columns.ts";
import { CommandFailure } from "../command-failure.ts";
import { readExpiry } from "../options/read-expiry.ts";
import { note, print, styled } from "../terminal.ts";

const allScopes = ["generate", "edit", "read", "admin"] as const satisfies Scope[];
const usualScopes: Scope[] = ["generate", "edit", "read"];

/** `pinhole keys add NAME`, `ls`, `revoke ID`. */
export function createKeysCommand(): Command {
  const command = new Command("keys").description(
    "Make, list and revoke API keys. A running server follows at once.",
  );
  command
    .command("add")
    .description("Make a key. It is printed once, alone, on stdout, and kept only as a hash.")
    .argument("<name>", "who or what it is for")
    .option(
      "--scope <scopes>",
      `what it may do: ${allScopes.join(", ")} (${usualScopes.join(",")})`,
      readScopes,
    )
    .addOption(
      new Option("--expires <when>", "30d, 12h or a date; never unless told").argParser((text) =>
        readExpiry(text),
      ),
    )
    .action(addKey);
  command.command("ls").description("List the keys.").option("--json", "print them as JSON").action(listKeys);
  command
    .command("revoke")
    .description("End a key, now and for good.")
    .argument("<id>", "as keys ls shows it")
    .action(revokeKey);
  return command;
}

function readScopes(text: string, before: Scope[] = []): Scope[] {
  const scopes = text.split(",").map((word) => {
    const scope = allScopes.find((known) => known === word.trim());
    if (scope === undefined) throw new InvalidArgumentError(`Allowed choices are ${allScopes.join(", ")}.`);
    return scope;
  });
  return [...new Set([...before, ...scopes])];
}

async function addKey(name: string, flags: { scope?: Scope[]; expires?: number }): Promise<void> {
  const [{ openHome }, { issueKey }] = await Promise.all([
    import("../open-home.ts"),
    import("@pinhole/server"),
  ]);
  await using opened = await openHome();
  const { keys } = opened.records;
  const isFirst = (await keys.list()).length === 0;
  const { key, row } = await issueKey(keys, {
    name,
    scopes: flags.scope ?? usualScopes,
    expiresAt: flags.expires ?? null,
    now: Date.now(),
  });
  const until = row.expiresAt === null ? "It never expires." : `It expires ${showTime(row.expiresAt)}.`;
  note(`Key ${row.id} for ${name} may: ${row.scopes.join(", ")}. ${until} It is shown this once:`);
  print(key);
  if (isFirst) note(styled("dim", "It is the first one: from now on every call to this server needs a key."));
}

async function listKeys({ json }: { json?: boolean }): Promise<void> {
  const { openHome } = await import("../open-home.ts");
  await using opened = await openHome();
  const keys = await opened.records.keys.list();
  if (json) return print(JSON.stringify(keys.map(describeKey), undefined, 2));
  if (keys.length === 0) return note("There are no keys: every program on this machine may call the server.");
  const header = ["ID", "NAME", "SCOPES", "CREATED", "LAST USED", "STATE"];
  const rows = keys.map((key) => [
    key.id,
    key.name,
    key.scopes.join(","),
    showTime(key.createdAt),
    key.lastUsedAt === null ? "never" : showTime(key.lastUsedAt),
    describeState(key),
  ]);
  for (const line of alignColumns([header, ...rows])) print(line);
}

function describeKey({ id, name, scopes, createdAt, expiresAt, revokedAt, lastUsedAt }: KeyRow) {
  return {
    id,
    name,
    scopes,
    created_at: iso(createdAt),
    expires_at: iso(expiresAt),
    revoked_at: iso(revokedAt),
    last_used_at: iso(lastUsedAt),
  };
}

function iso(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}

function describeState({ revokedAt, expiresAt }: KeyRow): string {
  if (revokedAt !== null) return `revoked ${showTime(revokedAt)}`;
  if (expiresAt === null) return "valid";
  return `${expiresAt <= Date.now() ? "expired" : "valid until"} ${showTime(expiresAt)}`;
}

function showTime(at: number): string {
  return new Date(at).toISOString().slice(0, 16).replace("T", " ");
}

async function revokeKey(given: string): Promise<void> {
  const { openHome } = await import("../open-home.ts");
  await using opened = await openHome();
  // Whoever pastes the whole key means its id.
  const id = /^ph_(\w{8})_/.exec(given)?.[1] ?? given;
  if (!(await opened.records.keys.revoke(id, Date.now()))) {
    throw new CommandFailure(`There is no key ${id} in force. List them with: pinhole keys ls`);
  }
  note(`Key ${id} is revoked. A running server refuses it within a second.`);
}

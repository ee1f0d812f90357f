import * as z from "zod";
import { leaves } from "./file-path.ts";
import { HubFailure } from "./hub-failure.ts";

/** One file of a repository as the hub lists it. */
export interface HubFile {
  path: string;
  /** Bytes. */
  size: number;
  /** Of a large file; 64 hexadecimal digits. */
  sha256?: string;
  /** Of a file kept in git itself: its object's SHA-1, 40 hexadecimal digits. */
  gitOid?: string;
}

export const hexadecimal = (digits: number) => z.string().regex(new RegExp(`^[0-9a-f]{${digits}}$`));

/** Far above any model's; a list that goes on is not read to its end. */
const mostFiles = 5_000;

/** @throws {HubFailure} above {@link mostFiles} */
export function refuseTooMany(count: number, repository: string): void {
  if (count <= mostFiles) return;
  throw new HubFailure(
    `${repository} lists ${count} files or more; a model has at most ${mostFiles}. Nothing was fetched.`,
  );
}

/**
 * A name that leads out of its folder cannot come from git: whoever sends it means harm.
 * @throws {HubFailure} naming the first such file
 */
export function refuseHostile(files: readonly HubFile[], repository: string): void {
  const hostile = files.find(({ path }) => leaves(path));
  if (hostile === undefined) return;
  throw new HubFailure(
    `${repository} lists a file ${JSON.stringify(hostile.path.slice(0, 200))}, which leads out of its folder. Nothing was fetched.`,
  );
}

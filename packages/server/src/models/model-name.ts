import { hostedModels } from "@pinhole/contract";
import { isDeviceName } from "./file-path.ts";
import { ModelError } from "./model-error.ts";

// https://huggingface.co/docs/huggingface_hub: letters, digits, - _ . ; neither -- nor .. ; at most 96 of them
const part = /^[a-z0-9_](?:[a-z0-9_.-]{0,94}[a-z0-9_])?$/i;
const branch = /^[a-z0-9_](?:[a-z0-9_./-]{0,198}[a-z0-9_])?$/i;
/** Names the store's own folders have, and the model that is built in. */
const taken = new Set(["runtime", "locks", "sketch", ...hostedModels.map(({ id }) => id)]);

/** What may be pulled: a name of the catalogue, or a repository, each with a revision if one was named. */
export interface PullTarget {
  /** As it was given, without the revision. */
  name: string;
  /** A branch, tag or commit. */
  revision?: string;
}

/**
 * Reads `sd-turbo`, `owner/name` or `owner/name@revision`.
 * @throws {ModelError} for anything else
 */
export function readTarget(text: string): PullTarget {
  const [name = "", revision, ...more] = text.split("@");
  if (more.length === 0 && isName(name) && (revision === undefined || isRevision(revision))) {
    return { name, revision };
  }
  throw new ModelError(
    `${JSON.stringify(text)} is no model's name. A name looks like sd-turbo, owner/name or owner/name@revision.`,
  );
}

/** Whether the hub could have a repository, or we a model, of this name. */
export function isName(text: string): boolean {
  const parts = text.split("/");
  return parts.length <= 2 && parts.every((word) => part.test(word) && !/--|\.\./.test(word));
}

function isRevision(text: string): boolean {
  return branch.test(text) && !/\.\.|\/\/|\.lock$/.test(text);
}

/**
 * Checks the name that a person gives to a model.
 * @throws {ModelError} where it is malformed or means something else already
 */
export function checkOwnName(name: string): void {
  if (!isName(name) || isDeviceName(name)) {
    throw new ModelError(
      `${JSON.stringify(name)} cannot be a model's name. Use letters, digits, '.', '_' and '-': my-model.`,
    );
  }
  if (taken.has(name.toLowerCase())) {
    throw new ModelError(`The name ${name} already means something else. Choose another with --name.`);
  }
}

/** The folder of a model in the store; two names that differ in case alone share it, as they must on some disks. */
export function folderOf(name: string): string {
  return name.toLowerCase().replace("/", "--");
}

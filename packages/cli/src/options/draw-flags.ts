import type { FieldName } from "@pinhole/contract";
import type { Command } from "commander";
import { addImageFlags } from "./image-flags.ts";

/** Flags of every command that draws. */
export interface DrawFlags {
  output?: string;
  json?: boolean;
  quiet?: boolean;
  baseUrl?: string;
  apiKey?: string;
  strict?: boolean;
  preview: boolean;
}

/** Adds the members of the request, then what is about files, servers and the terminal. */
export function addDrawFlags(command: Command, names: readonly FieldName[]): void {
  addImageFlags(command, names);
  command
    .option("-o, --output <file>", "file or folder to write to; - writes the picture's bytes to stdout")
    .option("--json", "print the API's answer, with paths in place of the pictures")
    .option("-q, --quiet", "print the paths and nothing else")
    .option("--no-preview", "do not show the picture in the terminal")
    .option("--strict", "refuse what the hosted API refuses, in its words (draws without a server)")
    .option("--base-url <url>", "draw on this server (or PINHOLE_BASE_URL) instead of the one found here")
    .option("--api-key <key>", "its key (or PINHOLE_API_KEY, which other users of this machine cannot see)");
}

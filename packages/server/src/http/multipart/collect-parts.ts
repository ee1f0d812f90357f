import { rm } from "node:fs/promises";
import { apiError } from "@pinhole/contract";
import type { Busboy } from "busboy";
import { decodeText } from "./decode-text.ts";
import { explainFault } from "./explain-fault.ts";
import type { MultipartLimits } from "./multipart-limits.ts";
import { type DeclaredPart, declarePart, watchPartHeaders } from "./part-headers.ts";
import { type SavedUpload, saveUpload, uploadPath } from "./save-upload.ts";

export interface UploadedFile extends SavedUpload {
  fieldName: string;
  /** As the client gave it, without folders: a word to show, never a path. */
  filename?: string;
  /** As declared, lower case, without parameters; undefined where the part declares none. */
  contentType?: string;
}

export interface CollectedParts {
  fields: [name: string, value: string][];
  /** Resolves when every file is on disk. */
  savedFiles(): Promise<UploadedFile[]>;
  /** Waits for open files and removes them all; those already moved away are left alone. */
  dispose(): Promise<void>;
}

interface Collecting {
  tempFolder: string;
  limits: MultipartLimits;
  /** Aborted with the first thing that goes wrong; parts that come after are dropped. */
  reading: AbortController;
}

/** Listens to the parser: text parts are kept in memory, file parts stream to files of `tempFolder`. */
export function collectParts(parser: Busboy, { tempFolder, limits, reading }: Collecting): CollectedParts {
  const fields: CollectedParts["fields"] = [];
  const uploads: Promise<UploadedFile>[] = [];
  const paths: string[] = [];
  let declared: DeclaredPart = { charset: "utf-8" };
  let seenParts = 0;
  let textBytes = 0;
  const fail = (error: unknown) => reading.abort(explainFault(error));
  const refuse = (reason: string) => fail(apiError("malformedMultipart", { reason }));

  watchPartHeaders(parser, (headers) => {
    seenParts += 1;
    declared = declarePart(headers, limits.maxPartHeaders);
    if (declared.fault !== undefined) refuse(declared.fault);
  });
  parser.on("file", (fieldName: string | undefined, part, { filename }) => {
    if (fieldName === undefined) refuse(UNNAMED_PART);
    if (fieldName === undefined || reading.signal.aborted) {
      part.on("error", () => {}).destroy();
      return;
    }
    part.once("limit", () => {
      fail(apiError("fileTooLarge", { name: fieldName, maximumMegabytes: limits.maxFileBytes / 2 ** 20 }));
    });
    const { contentType } = declared;
    const path = uploadPath(tempFolder);
    const upload = saveUpload(part, path).then((saved) => ({ ...saved, fieldName, filename, contentType }));
    upload.catch(fail);
    paths.push(path);
    uploads.push(upload);
  });
  parser.on("field", (name: string | undefined, bytes) => {
    textBytes += bytes.length;
    if (name === undefined) refuse(UNNAMED_PART);
    else if (textBytes > limits.maxTextBytes) {
      refuse(`Its text parts are over ${limits.maxTextBytes} bytes together. Send pictures as file parts.`);
    } else if (!reading.signal.aborted) {
      attempt(() => fields.push([name, decodeText(bytes, { name, charset: declared.charset })]), fail);
    }
  });
  parser.on("filesLimit", () => refuse(`It has more than ${limits.maxFiles} files.`));
  parser.on("fieldsLimit", () => refuse(`It has more than ${limits.maxFields} text parts.`));
  parser.on("finish", () => {
    if (fields.length + uploads.length < seenParts) refuse(UNNAMED_PART);
  });

  return {
    fields,
    savedFiles: () => Promise.all(uploads),
    async dispose() {
      await Promise.allSettled(uploads);
      await Promise.all(paths.map((path) => rm(path, { force: true })));
    },
  };
}

const UNNAMED_PART =
  'A part has no name. Each needs a header like Content-Disposition: form-data; name="prompt".';

function attempt(action: () => void, onError: (error: unknown) => void): void {
  try {
    action();
  } catch (error) {
    onError(error);
  }
}

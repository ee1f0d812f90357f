/** One part of a form, as it is written. */
export interface FormPart {
  name: string;
  value: string | Uint8Array;
  filename?: string;
  contentType?: string;
}

export const boundary = "a-boundary-of-the-tests";
export const formContentType = `multipart/form-data; boundary=${boundary}`;

/** A multipart/form-data body, byte for byte as told. */
export function formBody(parts: readonly FormPart[]): Buffer {
  const pieces = parts.flatMap(({ name, value, filename, contentType }) => [
    Buffer.from(
      `--${boundary}\r\nContent-Disposition: form-data; name="${name}"` +
        (filename === undefined ? "" : `; filename="${filename}"`) +
        (contentType === undefined ? "" : `\r\nContent-Type: ${contentType}`) +
        "\r\n\r\n",
    ),
    Buffer.from(value),
    Buffer.from("\r\n"),
  ]);
  return Buffer.concat([...pieces, Buffer.from(`--${boundary}--\r\n`)]);
}

/** A picture as a file part. */
export function filePart(name: string, bytes: Uint8Array, contentType = "image/png"): FormPart {
  return { name, value: bytes, filename: `${name.replaceAll(/\W/g, "")}.png`, contentType };
}

/** Text parts by their names. */
export function textParts(texts: Record<string, string>): FormPart[] {
  return Object.entries(texts).map(([name, value]) => ({ name, value }));
}

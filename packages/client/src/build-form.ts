import { type ImageInput, toFile } from "./image-input.ts";

/**
 * Parameters as a form: images as `image`, several as `image[]`; members that are null or undefined are left out.
 * @param params wire names to values; `image` and `mask` hold files
 */
export async function buildForm(params: object): Promise<FormData> {
  const form = new FormData();
  for (const [name, value] of Object.entries(params)) {
    if (value === undefined || value === null) continue;
    if (fileNames.has(name)) await appendFiles(form, name, value);
    else appendText(form, name, value);
  }
  return form;
}

const fileNames = new Set(["image", "mask"]);

async function appendFiles(form: FormData, name: string, value: ImageInput | ImageInput[]): Promise<void> {
  const inputs = Array.isArray(value) ? value : [value];
  const part = inputs.length > 1 ? `${name}[]` : name;
  for (const input of inputs) form.append(part, await toFile(input));
}

function appendText(form: FormData, name: string, value: unknown): void {
  if (typeof value !== "object" || value === null) {
    form.append(name, String(value));
    return;
  }
  for (const [key, member] of Object.entries(value)) {
    if (member !== undefined && member !== null) appendText(form, `${name}[${key}]`, member);
  }
}

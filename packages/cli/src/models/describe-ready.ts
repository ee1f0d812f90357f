import type { StoredModel } from "@pinhole/server/models";

/** What to do with a model that has just come; undefined capabilities are a small decoder's. */
export function describeReady(name: string, capabilities: StoredModel["capabilities"] | undefined): string {
  if (capabilities === undefined) return `${name} is ready: the models that go with it show previews now.`;
  const { generate, edit } = capabilities;
  if (generate) return `${name} is ready. Try: pinhole run -m ${name} "a fox under a full moon"`;
  if (edit) return `${name} is ready. Try: pinhole edit -m ${name} photo.png --mask hole.png "a red balloon"`;
  return `${name} is ready. Try: pinhole vary -m ${name} photo.png`;
}

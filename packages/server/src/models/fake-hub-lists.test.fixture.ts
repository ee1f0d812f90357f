import type { ServerResponse } from "node:http";
import type { FakeHub } from "./fake-hub-mishaps.test.fixture.ts";
import type { FakeFile, FakeRepository } from "./fake-repository.test.fixture.ts";

const pageSize = 50;

/** The answer of `/api/models/{repository}/revision/{revision}?blobs=true`. */
export function listSiblings(
  hub: FakeHub,
  { name, repository }: { name: string; repository: FakeRepository },
) {
  return {
    id: name,
    modelId: name,
    sha: repository.commit,
    private: false,
    gated: repository.gated ? "auto" : false,
    cardData: repository.cardData,
    siblings: [...repository.files].map(([path, file]) =>
      hub.options.bareLists ? { rfilename: path } : { rfilename: path, ...describe(file, "sha256") },
    ),
  };
}

function describe({ size, sha256, gitOid }: FakeFile, oidName: "sha256" | "oid") {
  const lfs = sha256 === undefined ? undefined : { [oidName]: sha256, size, pointerSize: 134 };
  return { size, ...(oidName === "oid" ? { oid: gitOid } : { blobId: gitOid }), ...(lfs && { lfs }) };
}

/** One page of `/api/models/{repository}/tree/{revision}?recursive=true`, the next one in `Link`. */
export function listTreePage(
  hub: FakeHub,
  {
    response,
    repository,
    after,
  }: { response: ServerResponse; repository: FakeRepository; after: string | null },
): void {
  const from = Number(after ?? 0);
  const page = [...repository.files].slice(from, from + pageSize);
  const folders = new Set([...repository.files.keys()].flatMap((path) => path.split("/").slice(0, -1)));
  const entries = [
    ...(from === 0
      ? [...folders].map((path) => ({ type: "directory", path, oid: repository.commit, size: 0 }))
      : []),
    ...page.map(([path, file]) => ({ type: "file", path, ...describe(file, "oid") })),
  ];
  const next = `${hub.endpoint}${response.req.url?.replace(/&cursor=\d+/, "") ?? ""}&cursor=${from + pageSize}`;
  const isLast = from + pageSize >= repository.files.size;
  response.writeHead(200, {
    "content-type": "application/json",
    ...(isLast ? {} : { link: `<${next}>; rel="next"` }),
  });
  response.end(JSON.stringify(entries));
}

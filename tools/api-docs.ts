import {
  buildOpenApi,
  type ErrorExample,
  type Family,
  families,
  type FieldName,
  fields,
  hostedModels,
  listErrors,
  type Operation,
  operations,
} from "@pinhole/contract";

/** The generated pages of docs/api by file name: what the contract says, in words. */
export function renderApiDocs(version: string): Record<string, string> {
  const openApi = buildOpenApi({ version, serverUrl: "http://127.0.0.1:7464/v1" });
  return {
    "openapi.json": `${JSON.stringify(openApi, null, 2)}\n`,
    "README.md": renderIndex(),
    "parameters.md": renderParameters(),
    "models.md": renderModels(),
    "errors.md": renderErrors(),
  };
}

const generated = "<!-- Generated from packages/contract by `npm run docs`. Do not edit. -->\n";

function renderIndex(): string {
  const rows = operations.map(
    ({ id, method, path, summary }) => `| \`${id}\` | \`${method.toUpperCase()} /v1${path}\` | ${summary} |`,
  );
  return `${generated}
# The API

| Operation | Call | Does |
| --- | --- | --- |
${rows.join("\n")}

- [Parameters](parameters.md): every member, and which model family takes it
- [Models](models.md): every name this server answers to, and its rules
- [Errors](errors.md): every error, with its body
- [openapi.json](openapi.json): the same as OpenAPI 3.1; a running server has it at \`/openapi.json\`
`;
}

const familyNames = Object.keys(families) as Family["name"][];

function renderParameters(): string {
  const sections = operations
    .filter((operation) => operation.tag === "Images")
    .map(
      (operation) =>
        `## ${operation.id}\n\n${operation.description}\n\n${renderTable(operation.id as Operation)}`,
    );
  return `${generated}
# Parameters

A dot says that the family has the member in strict mode. Compatible mode takes every member for every family:
what it cannot honour is a warning in the answer. Members marked **ours** are not the hosted API's.

${sections.join("\n\n")}
`;
}

function renderTable(operation: Operation): string {
  const head = `| Member | ${familyNames.map((name) => `\`${name}\``).join(" | ")} | Values | |\n|${" --- |".repeat(familyNames.length + 3)}`;
  const names = (Object.keys(fields) as FieldName[]).filter((name) => name !== "model" && name !== "prompt");
  const used = names.filter((name) => familyNames.some((family) => takes(families[family], operation, name)));
  return [head, ...used.map((name) => renderRow(operation, name))].join("\n");
}

function takes(family: Family, operation: Operation, name: FieldName): boolean {
  return family.members[operation]?.includes(name) ?? false;
}

function renderRow(operation: Operation, name: FieldName): string {
  const dots = familyNames.map((family) => (takes(families[family], operation, name) ? "•" : ""));
  const ours = "ours" in fields[name] ? "**ours** " : "";
  return `| \`${name}\` | ${dots.join(" | ")} | ${describeRule(name)} | ${ours}${fields[name].description} |`;
}

function describeRule(name: FieldName): string {
  const { rule } = fields[name];
  switch (rule.kind) {
    case "integer":
    case "decimal":
      return `${rule.minimum}–${rule.maximum}`;
    case "word":
      return rule.values.map((value) => `\`${value}\``).join(" ");
    case "size":
      return "`WIDTHxHEIGHT` `auto`";
    case "boolean":
    case "object":
    case "string":
      return rule.kind === "string" ? "text" : rule.kind;
  }
}

function renderModels(): string {
  const rows = hostedModels.map(
    ({ id, family, shutdownDate }) => `| \`${id}\` | \`${family}\` | ${shutdownDate ?? ""} |`,
  );
  return `${generated}
# Models

Our own names have the rules of \`open\`. A hosted name has its family's rules, and its pictures are drawn by the
default model, which every answer names (\`x-pinhole-model\`).

| Hosted name | Family | Hosted until |
| --- | --- | --- |
${rows.join("\n")}

## Families

| Family | Prompt | n | Sizes | Images of an edit | Default answer |
| --- | --- | --- | --- | --- | --- |
${familyNames.map((name) => renderFamily(families[name])).join("\n")}
`;
}

function renderFamily(family: Family): string {
  const { uploads } = family;
  const shape = uploads.square ? "square " : "";
  const images = `${uploads.maximumImages} ${shape}${uploads.formats.join("/")} under ${uploads.maximumBytes / 2 ** 20} MB`;
  return `| \`${family.name}\` | ${family.maximumPromptLength} | ${family.maximumCount} | ${describeSizes(family)} | ${images} | \`${family.defaultResponseFormat}\` |`;
}

function describeSizes({ sizes }: Family): string {
  if (sizes.kind === "list") return sizes.sizes.join(" ");
  const step = sizes.multiple === 1 ? "any" : `multiples of ${sizes.multiple}`;
  return `auto, ${step}, edges ${sizes.minimumEdge}–${sizes.maximumEdge}, ${sizes.minimumPixels}–${sizes.maximumPixels} pixels, at most ${sizes.maximumRatio}:1`;
}

function renderErrors(): string {
  const rows = listErrors().map(
    ({ status, when, body }: ErrorExample) =>
      `| ${status} | \`${body.error.type}\` | ${body.error.code ? `\`${body.error.code}\`` : "null"} | ${when} | ${body.error.message.replaceAll("|", "\\|")} |`,
  );
  return `${generated}
# Errors

Every error is \`{"error": {"message", "type", "param", "code"}}\`, all four members present.

| Status | Type | Code | When | Message (example) |
| --- | --- | --- | --- | --- |
${rows.join("\n")}
`;
}

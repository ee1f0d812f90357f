import { families, type Family, type FieldName, type Operation } from "@pinhole/contract";
import { html, type Html, prose } from "./html.ts";

/** As much of JSON Schema as the requests' schemas use. */
export interface JsonSchema {
  type?: string | string[];
  enum?: string[];
  anyOf?: JsonSchema[];
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  description?: string;
  format?: string;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  maxItems?: number;
  $ref?: string;
}

/** The members of a request, and which family of models has each at the hosted API. */
export function parameterTable(operation: Operation, schema: JsonSchema): Html {
  const columns = Object.values(families).filter((family) => family.members[operation] !== undefined);
  const required = new Set(schema.required);
  const rows = Object.entries(schema.properties ?? {}).map(([name, member]) => {
    const marks = columns.map((family) => mark(hasMember({ family, operation }, name)));
    return html`<tr>
      <td><code>${name}</code>${required.has(name) && html`<span class="tag">required</span>`}</td>
      <td>${prose(member.description ?? "")}<span class="kind">${describeKind(member)}</span></td>
      ${marks}
    </tr>`;
  });
  const heads = columns.map((family) => html`<th class="mark">${family.name}</th>`);
  return html`<div class="table">
    <table>
      <thead>
        <tr>
          <th>Member</th>
          <th>Meaning</th>
          ${heads}
        </tr>
      </thead>
      <tbody>
        ${rows}
      </tbody>
    </table>
  </div>
    <p class="soft">● the family has it, hosted too; · taken in compatible mode only.</p>`;
}

function hasMember({ family, operation }: { family: Family; operation: Operation }, name: string): boolean {
  const everywhere = ["model", "prompt", "image", "images", "mask"];
  return everywhere.includes(name) || (family.members[operation] ?? []).includes(name as FieldName);
}

function mark(isHosted: boolean): Html {
  return isHosted
    ? html`<td class="mark" title="a member of this family">●</td>`
    : html`<td class="mark faint" title="in compatible mode only">·</td>`;
}

/** A schema in words: `integer, 1 to 10`. */
function describeKind(schema: JsonSchema): string {
  const choices = (schema.anyOf ?? []).filter((choice) => choice.type !== "null");
  if (choices.length > 0) return choices.map(describeKind).join(", or ");
  if (schema.enum) return schema.enum.join(" · ");
  const type = [schema.type ?? "object"].flat().find((each) => each !== "null") ?? "object";
  if (schema.format === "binary") return "file";
  if (schema.pattern) return "WIDTHxHEIGHT";
  if (type === "array")
    return `list of ${describeKind(schema.items ?? {})}s, at most ${schema.maxItems ?? "any"}`;
  if (schema.$ref !== undefined) return "{ image_url } object";
  if (schema.minimum === undefined || schema.maximum === undefined) return type;
  return `${type}, ${schema.minimum} to ${schema.maximum}`;
}

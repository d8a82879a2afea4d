import { isRecord } from "../../check/record.ts";

/** Nothing deeper is spelt out, nor anything once a file is this long: shapes may be shared through anchors. */
const deepest = 12;
const longest = 400_000;

/** Writes types, and counts what it wrote. */
export class ShapeWriter {
  #written = 0;

  /** The members of an object type, one a line with its description; of a name that stands twice, the first. */
  members(fields: readonly Field[], indent: string, depth = 0): string {
    const seen = new Set<string>();
    let text = "";
    for (const { name, shape, given } of fields) {
      if (seen.has(name)) continue;
      seen.add(name);
      const doc = typeof shape.description === "string" ? docComment(shape.description, indent) : "";
      text += `${doc}${indent}${propertyName(name)}${given ? "" : "?"}: ${this.type(shape, indent, depth)};\n`;
    }
    this.#written += text.length;
    return text;
  }

  /** The type of one value as its shape tells it; \`unknown\` where it tells nothing. */
  type(shape: Readonly<Record<string, unknown>>, indent: string, depth = 0): string {
    if (depth > deepest || this.#written > longest) return "unknown";
    const choices = Array.isArray(shape.enum) ? shape.enum.filter(isPlain) : [];
    if (choices.length > 0 && choices.length === (shape.enum as unknown[]).length)
      return [...new Set(choices.map(choice => JSON.stringify(choice)))].join(" | ");
    switch (shape.type) {
      case "string":
      case "number":
      case "boolean":
        return shape.type;
      case "array":
        return isRecord(shape.items) ? arrayOf(this.type(shape.items, indent, depth + 1)) : "unknown[]";
      case "object":
        return isRecord(shape.properties) ? this.#object(shape.properties, indent, depth) : "Record<string, unknown>";
      default:
        return "unknown";
    }
  }

  #object(properties: Readonly<Record<string, unknown>>, indent: string, depth: number): string {
    const fields = Object.entries(properties).map(([name, value]) => {
      const shape = isRecord(value) ? value : {};
      return { name, shape, given: shape.required === true };
    });
    return fields.length === 0
      ? "Record<string, never>"
      : `{\n${this.members(fields, `${indent}  `, depth + 1)}${indent}}`;
  }
}

/** One member: `given` if it is always there. */
export interface Field {
  readonly name: string;
  readonly shape: Readonly<Record<string, unknown>>;
  readonly given: boolean;
}

/** A description as JSDoc before a line. */
export function docComment(description: string, indent: string): string {
  const lines = description
    .replaceAll("*/", "*\\/")
    .split(/\r\n|[\r\n\u2028\u2029]/)
    .map(line => line.trim());
  while (lines.at(-1) === "") lines.pop();
  while (lines[0] === "") lines.shift();
  if (lines.length === 0) return "";
  if (lines.length === 1) return `${indent}/** ${lines[0]} */\n`;
  return `${indent}/**\n${lines.map(line => `${indent} *${line && ` ${line}`}\n`).join("")}${indent} */\n`;
}

/** A name as it stands in a type: quoted unless it is an identifier. */
export function propertyName(name: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function arrayOf(type: string): string {
  return /^[\w]+$|^\{[\s\S]*\}$/.test(type) ? `${type}[]` : `(${type})[]`;
}

function isPlain(value: unknown): boolean {
  return value === null || ["string", "boolean"].includes(typeof value) || Number.isFinite(value);
}

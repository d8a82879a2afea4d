import type { Json } from "@agentwright/protocol";

/** A value as YAML or JSON would write it in one line. */
export function inline(value: Json, json: boolean): string {
  if (json) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(item => inline(item, false)).join(", ")}]`;
  if (typeof value === "object" && value !== null) {
    const fields = Object.entries(value).map(([key, item]) => `${inline(key, false)}: ${inline(item, false)}`);
    return fields.length > 0 ? `{ ${fields.join(", ")} }` : "{}";
  }
  return typeof value === "string" ? plainOrQuoted(value, true) : String(value);
}

/** A field as lines of block YAML, without indentation before the first line and without a break at the end. */
export function block(key: string, value: Json, indent: string): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    const fields = Object.entries(value).map(([name, item]) => `\n${indent}  ${block(name, item, `${indent}  `)}`);
    return `${key}:${fields.join("") || " {}"}`;
  }
  return `${key}: ${typeof value === "string" ? plainOrQuoted(value, false) : inline(value, false)}`;
}

/** A YAML text as it is if that is safe, else in double quotes (a JSON string is a YAML string). */
export function plainOrQuoted(text: string, flow: boolean): string {
  const safe = flow ? /^[A-Za-z_./][\w./ -]*$/ : /^(?:[A-Za-z_./]|\$\{)(?:[\w./ ${}-]|:(?! |$))*$/;
  const meansSomething = /^(?:true|false|null|~|\.inf|\.nan|yes|no|on|off)$/i.test(text);
  if (/^\d+\.\d+\.\d[\w.+-]*$/.test(text)) return text;
  return safe.test(text) && !meansSomething && text.trim() === text ? text : JSON.stringify(text);
}

import type { Json, JsonObject } from "@agentwright/protocol";
import type { Draft, GroupDraft } from "./draft.ts";
import type { Field, GroupField } from "./field.ts";
import { below, type InputPath } from "./path.ts";

/** What is wrong with one control; `kind` chooses the sentence. */
export interface Problem {
  readonly path: InputPath;
  readonly kind: "missing" | "number" | "integer" | "json";
  /** The parser's own words. */
  readonly detail?: string;
}

/** The input that a draft makes. Controls left empty are absent from it. */
export interface Reading {
  readonly input: JsonObject;
  readonly problems: readonly Problem[];
}

/** Reads a form. The schema's own limits (patterns, ranges) are the runtime's to check, with the same words as elsewhere. */
export function readForm(form: GroupField, draft: GroupDraft): Reading {
  const problems: Problem[] = [];
  return { input: readGroup(form, draft, "", problems) ?? {}, problems };
}

function readGroup(group: GroupField, draft: GroupDraft, path: InputPath, problems: Problem[]): JsonObject | undefined {
  const own: Problem[] = [];
  const entries: [string, Json][] = [];
  for (const field of group.fields) {
    const value = read(field, draft[field.name] ?? null, below(path, field.name), own);
    if (value !== undefined) entries.push([field.name, value]);
  }
  const untouched = entries.length === 0 && own.every(problem => problem.kind === "missing");
  if (untouched && !group.required) return undefined;
  problems.push(...own);
  return Object.fromEntries(entries);
}

function read(field: Field, draft: Draft, path: InputPath, problems: Problem[]): Json | undefined {
  const value = readValue(field, draft, path, problems);
  const said = problems.some(problem => problem.path === path);
  if (value === undefined && field.required && !said) problems.push({ path, kind: "missing" });
  return value;
}

function readValue(field: Field, draft: Draft, path: InputPath, problems: Problem[]): Json | undefined {
  switch (field.kind) {
    case "text":
      return typeof draft === "string" && draft !== "" ? draft : undefined;
    case "flag":
      return typeof draft === "boolean" ? draft : field.required ? false : undefined;
    case "choice":
      return typeof draft === "string" && draft !== "" ? field.options[Number(draft)] : undefined;
    case "number":
      return readNumber(String(draft ?? "").trim(), field.integer, path, problems);
    case "json":
      return readJson(String(draft ?? ""), path, problems);
    case "group":
      return readGroup(field, isGroup(draft) ? draft : {}, path, problems);
    case "list": {
      const items = Array.isArray(draft) ? draft : [];
      if (items.length === 0) return field.required ? [] : undefined;
      return items.map((item, index) => read(field.item, item, below(path, index), problems) ?? null);
    }
  }
}

function readNumber(typed: string, integer: boolean, path: InputPath, problems: Problem[]): number | undefined {
  if (typed === "") return undefined;
  const value = Number(typed);
  if (!Number.isFinite(value)) problems.push({ path, kind: "number" });
  else if (integer && !Number.isInteger(value)) problems.push({ path, kind: "integer" });
  else return value;
  return undefined;
}

function readJson(typed: string, path: InputPath, problems: Problem[]): Json | undefined {
  if (typed.trim() === "") return undefined;
  try {
    return JSON.parse(typed) as Json;
  } catch (error) {
    problems.push({ path, kind: "json", detail: error instanceof Error ? error.message : String(error) });
    return undefined;
  }
}

function isGroup(draft: Draft): draft is GroupDraft {
  return typeof draft === "object" && draft !== null && !Array.isArray(draft);
}

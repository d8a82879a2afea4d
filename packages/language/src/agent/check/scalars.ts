import type { Node } from "../../syntax/index.ts";
import type { BooleanSpec, ChoiceSpec, NumberSpec, TextSpec } from "../spec/types.ts";
import { formats, regexProblem, secretReference } from "./formats.ts";
import { nearest } from "./nearest.ts";
import type { Args } from "./problem.ts";

/** Why a scalar is not what its spec says. `unclear`: nothing may be concluded from its value. */
export interface ScalarProblem {
  readonly code: string;
  readonly template: string;
  readonly args: Args;
  readonly unclear: boolean;
}

type ScalarSpec = TextSpec | NumberSpec | BooleanSpec | ChoiceSpec;

const wanted = {
  text: "a text",
  choice: "one of the words it knows",
  number: "a number",
  boolean: "`true` or `false`",
};

/** The first thing that is wrong with a scalar. */
export function checkScalar(spec: ScalarSpec, node: Node, field: string): ScalarProblem | undefined {
  const value = node.kind === "scalar" ? node.value : undefined;
  const found: string = typeof value;
  if (found !== (spec.kind === "choice" || spec.kind === "text" ? "string" : spec.kind)) {
    const args = { field, wanted: wanted[spec.kind], found: kindOf(node) };
    const meant = typeof value === "string" ? meantAs(spec.kind, value) : undefined;
    if (meant) return problem("AW119", meant, { ...args, value: String(value) }, true);
    return problem("AW119", "`{field}` must be {wanted}, but this is {found}.", args, true);
  }
  if (spec.kind === "text") return checkText(spec, String(value), field);
  if (spec.kind === "choice") return checkChoice(spec, String(value), field);
  if (spec.kind === "number") return checkNumber(spec, Number(value), field);
  return undefined;
}

/** The sentence for a text that says, but isn't, what the field wants; undefined where it says something else. */
function meantAs(kind: ScalarSpec["kind"], value: string): string | undefined {
  if (kind === "boolean" && /^(?:yes|no|on|off|y|n)$/i.test(value)) {
    return "`{field}` must be {wanted}; `{value}` is only a text.";
  }
  const quoted =
    kind === "boolean" ? /^(?:true|false)$/.test(value) : kind === "number" && /^-?\d+(?:\.\d+)?$/.test(value);
  return quoted ? "`{field}` must be {wanted}, but in quotes it is a text; write `{value}` without them." : undefined;
}

function checkText(spec: TextSpec, value: string, field: string): ScalarProblem | undefined {
  const { min = 0, max = Infinity } = spec;
  if (value.length < 2 * min || value.length > max) {
    const length = codePoints(value);
    if (length < min && length === 0) return problem("AW122", "`{field}` is empty.", { field, min, length }, true);
    if (length < min) {
      const template = "`{field}` has {length} characters, but needs at least {min}.";
      return problem("AW122", template, { field, min, length }, false);
    }
    if (length > max) {
      const template = "`{field}` has {length} characters, but may have only {max}.";
      return problem("AW122", template, { field, max, length }, false);
    }
  }
  return spec.format ? checkFormat(spec.format, value, field) : undefined;
}

/** Characters as people (and JSON Schema) count them, not UTF-16 units. */
function codePoints(value: string): number {
  let count = 0;
  for (const _ of value) count++;
  return count;
}

function checkFormat(format: NonNullable<TextSpec["format"]>, value: string, field: string): ScalarProblem | undefined {
  const { code, test, message } = formats[format];
  if (test(value)) return undefined;
  if (format === "secret-reference" && !looksLikeReference(value)) {
    const template = "A key must not stand in a config. Put it into the secret store and write `${secret:NAME}` here.";
    return problem("AW134", template, { field }, true);
  }
  const reason = format === "regex" ? (regexProblem(value) ?? "") : "";
  return problem(code, message, { field, value: short(value), ...(reason && { reason }) }, true);
}

/** Nothing, a bare name, or something that was meant to be (or become) `${secret:NAME}`: not a key. */
export function looksLikeReference(value: string): boolean {
  const begun = /^\s*(?:\$\{|\$\w*$|\{\{|secrets?[:.])/i.test(value);
  return begun || value.trim() === "" || secretNameIn(value) !== undefined || secretReference.test(value);
}

/** The name in a near miss such as `$NAME`, `{{NAME}}`, `${env:NAME}`, `secret:NAME` or a bare `OPENAI_API_KEY`. */
export function secretNameIn(value: string): string | undefined {
  const wrapped = /^\$?\{{0,2}\s*(?:(?:secrets?|env|input)[.:]\s*)?([A-Za-z_][A-Za-z0-9_ -]*?)\s*\}{0,2}$/i.exec(
    value.trim(),
  );
  const name = wrapped?.[1];
  if (!name) return undefined;
  const bare = value.trim() === name;
  if (bare && !/^[A-Z][A-Z]*(?:_[A-Z]+)+$/.test(name)) return undefined;
  return name.replace(/[ -]+/g, "_");
}

function checkChoice(spec: ChoiceSpec, value: string, field: string): ScalarProblem | undefined {
  if (Object.hasOwn(spec.values, value)) return undefined;
  const suggestion = nearest(value, Object.keys(spec.values));
  if (suggestion) {
    const template = "`{value}` is not a value of `{field}`. Did you mean `{suggestion}`?";
    return problem("AW120", template, { field, value: short(value), suggestion }, true);
  }
  const choices = Object.keys(spec.values).join(", ");
  return problem(
    "AW120",
    "`{value}` is not a value of `{field}`; use one of {choices}.",
    { field, value: short(value), choices },
    true,
  );
}

function checkNumber(spec: NumberSpec, value: number, field: string): ScalarProblem | undefined {
  if (!Number.isFinite(value)) {
    return problem("AW121", "`{field}` must be a finite number.", { field, value: String(value) }, true);
  }
  if (spec.integer && !Number.isInteger(value)) {
    return problem("AW121", "`{field}` must be a whole number, not {value}.", { field, value }, true);
  }
  if (spec.min !== undefined && value < spec.min) {
    return problem("AW121", "`{field}` is {value}, but must be at least {min}.", { field, value, min: spec.min }, true);
  }
  if (spec.max !== undefined && value > spec.max) {
    return problem("AW121", "`{field}` is {value}, but may be at most {max}.", { field, value, max: spec.max }, true);
  }
  if (spec.above !== undefined && value <= spec.above) {
    return problem(
      "AW121",
      "`{field}` is {value}, but must be above {above}.",
      { field, value, above: spec.above },
      true,
    );
  }
  return undefined;
}

/** What a value is, for a sentence. */
export function kindOf(node: Node): string {
  if (node.kind === "seq") return "a list";
  if (node.kind === "map") return "a map of fields";
  if (node.kind === "alias") return "an alias";
  if (node.value === null) return "nothing";
  if (typeof node.value === "string") return "a text";
  return typeof node.value === "number" ? `the number ${node.value}` : `\`${node.value}\``;
}

/** A value as it fits into a sentence. */
export function short(value: string): string {
  const line = value.replace(/\s+/g, " ");
  return line.length > 60 ? `${line.slice(0, 57)}…` : line;
}

function problem(code: string, template: string, args: Args, unclear: boolean): ScalarProblem {
  return { code, template, args, unclear };
}

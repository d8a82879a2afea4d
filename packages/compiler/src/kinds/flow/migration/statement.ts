import {
  type FlowOptions,
  type JsonObject,
  type SkipMode,
  type StepOptions,
  type StepShape,
  skipModes,
} from "@agentwright/protocol";
import { TokenReader } from "./reader.ts";
import type { Token } from "./tokens.ts";

/** What one statement of a migration does to a flow, as far as it is one of those that pgflow's documentation shows. */
export type FlowStatement =
  | { readonly does: "create"; readonly flow: string; readonly options: FlowOptions }
  | { readonly does: "add"; readonly flow: string; readonly step: StepShape }
  | { readonly does: "delete"; readonly flow: string }
  | { readonly does: "tune"; readonly flow: string; readonly step?: string; readonly options: StepOptions };

/** Undefined: it is none of them, to the letter. */
export function readStatement(tokens: readonly Token[]): FlowStatement | undefined {
  const reader = new TokenReader(tokens);
  const statement = reader.take("select", "pgflow", ".") ? readCall(reader) : readUpdate(reader);
  return reader.atEnd ? statement : undefined;
}

function readCall(reader: TokenReader): FlowStatement | undefined {
  const name = reader.word();
  if (!reader.take("(")) return undefined;
  const flow = reader.text();
  if (flow === undefined) return undefined;
  if (name === "delete_flow_and_data") return reader.take(")") && { does: "delete", flow };
  if (name === "create_flow") {
    const options = readArguments(reader, false);
    return options && { does: "create", flow, options: options.options };
  }
  const slug = name === "add_step" && reader.take(",") ? reader.text() : undefined;
  if (slug === undefined) return undefined;
  // The comma belongs to what follows it, so the list is tried before the named arguments are.
  const more = readArguments(reader, true);
  return more && { does: "add", flow, step: { slug, stepType: "single", dependencies: [], ...more } };
}

type StepParts = Partial<Omit<StepShape, "slug" | "options">> & { readonly options: StepOptions };

const optionNames: Readonly<Record<string, keyof StepOptions>> = {
  max_attempts: "maxAttempts",
  base_delay: "baseDelay",
  timeout: "timeout",
  start_delay: "startDelay",
};

/** From behind the last slug to the closing parenthesis. */
function readArguments(reader: TokenReader, ofStep: boolean): StepParts | undefined {
  const parts: { -readonly [K in keyof StepParts]: StepParts[K] } = { options: {} };
  const options: { -readonly [K in keyof StepOptions]: StepOptions[K] } = {};
  for (let first = true; !reader.take(")"); first = false) {
    if (!reader.take(",")) return undefined;
    const dependencies = ofStep && first ? reader.texts() : undefined;
    if (dependencies) {
      parts.dependencies = dependencies;
      continue;
    }
    const name = reader.word() ?? "";
    if (!reader.take("=>")) return undefined;
    const option = optionNames[name];
    if (option !== undefined && (ofStep || option !== "startDelay")) {
      const value = reader.integer();
      if (value === undefined) return undefined;
      options[option] = value;
    } else if (!ofStep || !readStepArgument(name, reader.text(), parts)) return undefined;
  }
  return { ...parts, options };
}

function readStepArgument(
  name: string,
  value: string | undefined,
  parts: { -readonly [K in keyof StepParts]: StepParts[K] },
): boolean {
  if (value === undefined) return false;
  const mode: SkipMode | undefined = skipModes.find(each => each === value);
  if (name === "step_type" && (value === "map" || value === "single")) parts.stepType = value;
  else if (name === "when_unmet" && mode) parts.whenUnmet = mode;
  else if (name === "when_exhausted" && mode) parts.whenExhausted = mode;
  else if (name === "required_input_pattern" || name === "forbidden_input_pattern") {
    const pattern = parsePattern(value);
    if (!pattern) return false;
    if (name === "required_input_pattern") parts.requiredInputPattern = pattern;
    else parts.forbiddenInputPattern = pattern;
  } else return false;
  return true;
}

function parsePattern(value: string): JsonObject | undefined {
  try {
    const parsed: unknown = JSON.parse(value);
    return typeof parsed === "object" && parsed !== null && !Array.isArray(parsed) ? (parsed as JsonObject) : undefined;
  } catch {
    return undefined;
  }
}

/** `UPDATE pgflow.steps SET opt_timeout = 60 WHERE flow_slug = 'f' AND step_slug = 's'`: how pgflow's guide tunes a flow. */
function readUpdate(reader: TokenReader): FlowStatement | undefined {
  if (!reader.take("update", "pgflow", ".")) return undefined;
  const table = reader.word();
  if ((table !== "flows" && table !== "steps") || !reader.take("set")) return undefined;
  const options: { -readonly [K in keyof StepOptions]: StepOptions[K] } = {};
  do {
    const option = optionNames[(reader.word() ?? "").replace(/^opt_/, "")];
    const value = reader.take("=") && reader.integer();
    if (option === undefined || value === undefined) return undefined;
    options[option] = value;
  } while (reader.take(","));
  const flow = reader.take("where", "flow_slug", "=") && reader.text();
  if (flow === undefined) return undefined;
  if (table === "flows") return { does: "tune", flow, options };
  const step = reader.take("and", "step_slug", "=") && reader.text();
  return step === undefined ? undefined : { does: "tune", flow, step, options };
}

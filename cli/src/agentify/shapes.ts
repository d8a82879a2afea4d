/**
 * The two files that Agentify left its users with, as far as they are read. Everything is optional: both were written
 * by several versions that did not agree.
 */

/** `<name>_config.json`, recognised by `metadata.exportedBy`. */
export interface ExportFile {
  readonly version?: unknown;
  readonly timestamp?: unknown;
  readonly agentName?: unknown;
  readonly personality?: unknown;
  readonly instructions?: unknown;
  readonly creativity?: unknown;
  readonly features?: unknown;
  readonly agentFacts?: unknown;
  readonly mcpServers?: unknown;
  readonly apiKeys?: unknown;
  readonly metadata?: unknown;
}

/** The compiler's input, in the code's and in the OpenAPI file's spelling. */
export interface PluginConfig {
  readonly agent_id?: unknown;
  readonly agent_name?: unknown;
  readonly agentType?: unknown;
  readonly description?: unknown;
  readonly version?: unknown;
  readonly facts_url?: unknown;
  readonly private_facts_url?: unknown;
  readonly adaptive_router_url?: unknown;
  readonly ttl?: unknown;
  readonly buildTarget?: unknown;
  readonly tools?: unknown;
  readonly resources?: unknown;
  readonly prompts?: unknown;
  readonly pythonDependencies?: unknown;
  readonly trustedExecutionEnvironment?: unknown;
  readonly modelProvider?: unknown;
  readonly requiredCredentials?: unknown;
}

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object, or an empty one. */
export function fields(value: unknown): Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The value as a list, or an empty one. */
export function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The value as a text with something in it. */
export function text(value: unknown): string | undefined {
  return typeof value === "string" && value.trim() !== "" ? value.trim() : undefined;
}

/** The texts of a list, each once. */
export function texts(value: unknown): string[] {
  return [...new Set(list(value).flatMap(item => text(item) ?? []))];
}

/** The value as a finite number, also when it was written as a text. */
export function number(value: unknown): number | undefined {
  const read = typeof value === "string" && value.trim() !== "" ? Number(value) : value;
  return typeof read === "number" && Number.isFinite(read) ? read : undefined;
}

/** A content that may be JSON in a text, as it was meant; undefined if it can't be read. */
export function parsed(content: unknown): unknown {
  if (typeof content !== "string") return content;
  try {
    return JSON.parse(content);
  } catch {
    return undefined;
  }
}

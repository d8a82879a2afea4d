import { canonicalJson, type JsonObject, type PluginManifest } from "@agentwright/protocol";
import type { Change, ChangeTopic, Comparable } from "./types.ts";

/** Who answers for the agent: another provider or address sees all that is said to it. */
export function modelChanges(before: PluginManifest, after: PluginManifest): Change[] {
  const [old, now] = [before.agent.model ?? {}, after.agent.model ?? {}];
  const changes: Change[] = [];
  for (const key of ["provider", "endpoint"]) {
    if (same(old[key], now[key])) continue;
    const effect = now[key] === undefined ? "narrower" : "wider";
    changes.push({
      topic: "model",
      effect,
      text: `the model's ${key} is ${shown(now[key])} (before: ${shown(old[key])})`,
    });
  }
  if (!same(old.name, now.name)) {
    changes.push(other("model", `the model is ${shown(now.name)} (before: ${shown(old.name)})`));
  }
  if (!same(old.parameters, now.parameters)) changes.push(other("model", "the model's parameters changed"));
  return changes;
}

/** A plugin for `plugin.Open` runs unconfined in the process that opens it. */
export function targetChanges(before: PluginManifest, after: PluginManifest): Change[] {
  if (before.target === after.target) return [];
  const effect = after.target === "go-plugin" ? "wider" : before.target === "go-plugin" ? "narrower" : "other";
  const how = after.target === "go-plugin" ? ", which runs without a sandbox" : "";
  return [{ topic: "target", effect, text: `the target is ${after.target}${how} (before: ${before.target})` }];
}

/** Prompts, resources, and who the agent says it is. */
export function contentChanges(before: PluginManifest, after: PluginManifest): Change[] {
  const { version: _, ...old } = before.agent;
  const { version: __, ...now } = after.agent;
  const changes: Change[] = [];
  if (before.agent.version !== after.agent.version) {
    changes.push(other("identity", `the version is ${after.agent.version} (before: ${before.agent.version})`));
  }
  const parts = [
    ["personality", "its personality and instructions changed"],
    ["description", "its description changed"],
    ["name", `it is called ${now.name} (before: ${old.name})`],
    ["type", `its type is ${now.type} (before: ${old.type})`],
    ["id", `its id is ${now.id} (before: ${old.id})`],
    ["urn", `its URN is ${now.urn} (before: ${old.urn})`],
  ] as const;
  for (const [key, text] of parts) if (!same(old[key], now[key])) changes.push(other("identity", text));
  return [
    ...named("prompts", "prompt", before.prompts, after.prompts),
    ...named("resources", "resource", before.resources, after.resources),
    ...changes,
  ];
}

/** Which inputs are others, who compiled it, and how large it became. */
export function codeChanges(before: Comparable, after: Comparable): Change[] {
  const changes = named("code", "input", byName(before.manifest.inputs), byName(after.manifest.inputs));
  const { compiler, kernel } = before.manifest;
  if (compiler !== after.manifest.compiler) {
    changes.push(other("code", `compiled by ${after.manifest.compiler} (before: ${compiler})`));
  }
  if (kernel !== after.manifest.kernel) changes.push(other("code", "the kernel is another"));
  const more = after.bytes - before.bytes;
  if (more !== 0) {
    const by = `${more > 0 ? "+" : "−"}${Math.abs(more)}`;
    changes.push(other("size", `${after.bytes} bytes (before: ${before.bytes}, ${by})`));
  }
  return changes;
}

function named(
  topic: ChangeTopic,
  noun: string,
  before: readonly { readonly name: string }[],
  after: readonly { readonly name: string }[],
): Change[] {
  const old = new Map(before.map(one => [one.name, one]));
  const now = new Set(after.map(({ name }) => name));
  const changes: Change[] = [];
  for (const one of after) {
    const was = old.get(one.name);
    if (!was) changes.push(other(topic, `a new ${noun}: ${one.name}`));
    else if (!same(was, one)) changes.push(other(topic, `the ${noun} ${one.name} changed`));
  }
  for (const { name } of before) if (!now.has(name)) changes.push(other(topic, `the ${noun} ${name} is gone`));
  return changes;
}

function byName(inputs: PluginManifest["inputs"]) {
  return inputs.map(({ path, sha256 }) => ({ name: path, sha256 }));
}

function other(topic: ChangeTopic, text: string): Change {
  return { topic, effect: "other", text };
}

function same(one: unknown, two: unknown): boolean {
  return canonicalJson((one ?? null) as JsonObject) === canonicalJson((two ?? null) as JsonObject);
}

function shown(value: unknown): string {
  return value === undefined ? "none" : typeof value === "string" ? value : JSON.stringify(value);
}

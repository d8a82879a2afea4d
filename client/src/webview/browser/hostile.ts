import { canonicalJson, manifestSection, type PluginManifest } from "@agentwright/protocol";

const i32 = 0x7f;
const i64 = 0x7e;

/**
 * A plugin without our kernel, so without its budget: its `agent_call` loops forever. Only whoever runs it can end it.
 */
export function endlessPlugin(manifest: PluginManifest): Uint8Array {
  const types = [fn([], [i32]), fn([i32], [i32]), fn([i32], []), fn([i32, i32], [i64])];
  const bodies = [
    [0x41, 1], // agent_abi_version: i32.const 1
    [0x41, 0x80, 8], // agent_alloc: i32.const 1024
    [], // agent_free
    [0x03, 0x40, 0x0c, 0, 0x0b, 0x00], // agent_call: loop, br 0, end, unreachable
  ].map(code => sized([0, ...code, 0x0b]));
  const names = ["agent_abi_version", "agent_alloc", "agent_free", "agent_call"];
  const exported = [[...name("memory"), 2, 0], ...names.map((one, index) => [...name(one), 0, index])];
  return new Uint8Array([
    ...[0, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, list(types)),
    ...section(3, list([[0], [1], [2], [3]])),
    ...section(5, list([[0, 1]])),
    ...section(7, list(exported)),
    ...section(10, list(bodies)),
    ...section(0, [...name(manifestSection), ...new TextEncoder().encode(canonicalJson({ ...manifest }))]),
  ]);
}

function fn(parameters: readonly number[], results: readonly number[]): number[] {
  return [0x60, ...list(parameters.map(one => [one])), ...list(results.map(one => [one]))];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function name(text: string): number[] {
  return sized([...new TextEncoder().encode(text)]);
}

function list(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

/** LEB128. */
function unsigned(value: number): number[] {
  return value < 128 ? [value] : [(value % 128) + 128, ...unsigned(Math.floor(value / 128))];
}

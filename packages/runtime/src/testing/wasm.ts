import { canonicalJson, manifestSection, type PluginManifest } from "@agentwright/protocol";

const encoder = new TextEncoder();

/** A module of a few bytes that exports the ABI, for what no real kernel does. Each body is its instructions. */
export interface TinyParts {
  readonly manifest?: PluginManifest | string;
  /** Answered to every request; `call` overrides it. */
  readonly answer?: unknown;
  readonly version?: number;
  /** Instructions of `agent_call`, which must leave an i64. */
  readonly call?: readonly number[];
  readonly initialize?: readonly number[];
  /** `module.name` of a function that is asked of the host. */
  readonly imports?: string;
  /** Names that are not exported. */
  readonly without?: readonly string[];
  /** Custom sections beside the manifest. */
  readonly sections?: readonly (readonly [name: string, content: string])[];
}

/** `loop br 0 end`: never comes back. */
export const forever = [0x03, 0x40, 0x0c, 0x00, 0x0b, 0x42, 0x00];

/** `unreachable`. */
export const trap = [0x00];

/** `call 3`, which is `agent_call` itself if nothing is imported: never ends, until the stack does. */
export const recurse = [0x20, 0x00, 0x20, 0x01, 0x10, 0x03];

const answerAt = 4096;

/** Assembles the module by hand: https://webassembly.github.io/spec/core/binary/modules.html. */
export function tinyModule(parts: TinyParts = {}): Uint8Array {
  const answer = encoder.encode(JSON.stringify(parts.answer ?? { ok: true, prepared: true }));
  const packed = (BigInt(answerAt) << 32n) | BigInt(answer.length);
  const shift = parts.imports === undefined ? 0 : 1;
  const functions: [name: string, type: number, body: readonly number[]][] = [
    ["agent_abi_version", 0, [0x41, ...signed(BigInt(parts.version ?? 1))]],
    ["agent_alloc", 1, [0x41, ...signed(8192n)]],
    ["agent_free", 2, []],
    ["agent_call", 3, parts.call ?? [0x42, ...signed(packed)]],
  ];
  if (parts.initialize !== undefined) functions.push(["_initialize", 4, parts.initialize]);
  const exported = functions.filter(([name]) => !parts.without?.includes(name));
  const exports = exported.map(([name]) => [...text(name), 0, functions.findIndex(one => one[0] === name) + shift]);
  if (!parts.without?.includes("memory")) exports.push([...text("memory"), 2, 0]);
  const types = [
    [0x60, 0, 1, 0x7f],
    [0x60, 1, 0x7f, 1, 0x7f],
    [0x60, 1, 0x7f, 0],
    [0x60, 2, 0x7f, 0x7f, 1, 0x7e],
    [0x60, 0, 0],
  ];
  const data = [0, 0x41, ...signed(BigInt(answerAt)), 0x0b, ...sized([...answer])];
  return Uint8Array.from([
    ...[0x00, 0x61, 0x73, 0x6d, 1, 0, 0, 0],
    ...section(1, vector(types)),
    ...(parts.imports === undefined ? [] : section(2, vector([imported(parts.imports)]))),
    ...section(3, vector(functions.map(([, type]) => [type]))),
    ...section(5, vector([[0, 2]])),
    ...section(7, vector(exports)),
    ...section(10, vector(functions.map(([, , body]) => sized([0, ...body, 0x0b])))),
    ...section(11, vector([data])),
    ...custom(parts),
  ]);
}

function custom(parts: TinyParts): number[] {
  const { manifest } = parts;
  const content =
    typeof manifest === "string" ? manifest : manifest === undefined ? undefined : canonicalJson(manifest);
  const own: (readonly [string, string])[] = content === undefined ? [] : [[manifestSection, content]];
  return [...own, ...(parts.sections ?? [])].flatMap(([name, body]) =>
    section(0, [...text(name), ...encoder.encode(body)]),
  );
}

function imported(path: string): number[] {
  const [module = "", name = ""] = path.split(".");
  return [...text(module), ...text(name), 0, 4];
}

function section(id: number, content: readonly number[]): number[] {
  return [id, ...sized(content)];
}

function vector(items: readonly (readonly number[])[]): number[] {
  return [...unsigned(items.length), ...items.flat()];
}

function sized(content: readonly number[]): number[] {
  return [...unsigned(content.length), ...content];
}

function text(value: string): number[] {
  return sized([...encoder.encode(value)]);
}

function unsigned(value: number): number[] {
  const low = value & 0x7f;
  const rest = value >>> 7;
  return rest === 0 ? [low] : [low | 0x80, ...unsigned(rest)];
}

function signed(value: bigint): number[] {
  const low = Number(value & 0x7fn);
  const rest = value >> 7n;
  const last = (rest === 0n && (low & 0x40) === 0) || (rest === -1n && (low & 0x40) !== 0);
  return last ? [low] : [low | 0x80, ...signed(rest)];
}

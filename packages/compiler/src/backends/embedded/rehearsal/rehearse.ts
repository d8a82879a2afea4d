import type { AbiRequest, AbiResponse } from "@agentwright/protocol";
import { compileModule } from "@agentwright/runtime/abi/module";
import { type WasmModule, wasm } from "@agentwright/runtime/abi/wasm";
import { harnessOf, payloadGlobals } from "./harness.ts";
import { outlineOf } from "./outline.ts";

/** WebAssembly core specification 2.0, 4.2.8. */
const pageBytes = 65_536;

interface Stage {
  readonly memory: { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly payload_at: { value: number };
  readonly payload_length: { value: number };
  _initialize(): void;
  agent_alloc(bytes: number): number;
  agent_call(at: number, bytes: number): bigint;
  agent_blob_len(): number;
  agent_blob_read(at: number): void;
}

const harnesses = new WeakMap<Uint8Array, Promise<WasmModule>>();

/** One rehearsal of one payload. */
export interface Rehearsal {
  /** One request of ABI 1. Throws if the kernel traps. */
  request(request: AbiRequest): AbiResponse;
}

/** Runs a payload on a kernel that was compiled before. Pass the same array for the kernel again. */
export async function rehearse(kernel: Uint8Array, payload: Uint8Array): Promise<Rehearsal> {
  const harness = harnesses.get(kernel) ?? wasm.compile(harnessOf(kernel));
  harnesses.set(kernel, harness);
  const stage = start(await harness);
  stage[payloadGlobals.at].value = put(stage, payload);
  stage[payloadGlobals.length].value = payload.length;
  return {
    request(request) {
      const bytes = new TextEncoder().encode(JSON.stringify(request));
      const packed = BigInt.asUintN(64, stage.agent_call(put(stage, bytes), bytes.length));
      const answer = new Uint8Array(stage.memory.buffer, Number(packed >> 32n), Number(packed & 0xffff_ffffn));
      return JSON.parse(new TextDecoder().decode(answer)) as AbiResponse;
    },
  };
}

/**
 * The payload that a plugin hands to its own kernel, by its own two functions. Everything else in the plugin must be,
 * byte for byte, `kernel`'s. Throws if it is not, or if the plugin is not valid.
 */
export async function payloadOf(plugin: Uint8Array, kernel: Uint8Array): Promise<Uint8Array> {
  const module = await compileModule(outlineOf(plugin, kernel), {});
  const stage = new wasm.Instance(module).exports as unknown as Stage;
  const length = stage.agent_blob_len() >>> 0;
  const pages = Math.ceil(length / pageBytes);
  const at = stage.memory.grow(pages) * pageBytes;
  stage.agent_blob_read(at);
  return new Uint8Array(stage.memory.buffer).slice(at, at + length);
}

function start(module: WasmModule): Stage {
  const stage = new wasm.Instance(module).exports as unknown as Stage;
  stage._initialize();
  return stage;
}

function put(stage: Stage, bytes: Uint8Array): number {
  const at = stage.agent_alloc(bytes.length) >>> 0;
  if (at === 0) throw new RangeError("There is no memory for the payload.");
  new Uint8Array(stage.memory.buffer).set(bytes, at);
  return at;
}

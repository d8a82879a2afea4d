import type { AbiRequest, AbiResponse } from "@agentwright/protocol";
import { type WasmModule, wasm } from "@agentwright/runtime/abi/wasm";
import { harnessOf, payloadGlobals } from "./harness.ts";

interface Stage {
  readonly memory: { readonly buffer: ArrayBuffer };
  readonly payload_at: { value: number };
  readonly payload_length: { value: number };
  _initialize(): void;
  agent_alloc(bytes: number): number;
  agent_call(at: number, bytes: number): bigint;
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
  const stage = start(await compiled(harness));
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

/** Waits for it: a compilation of a whole module in the background does not keep a process of Node alive by itself. */
async function compiled(harness: Promise<WasmModule>): Promise<WasmModule> {
  const alive = setInterval(() => {}, 60_000);
  try {
    return await harness;
  } finally {
    clearInterval(alive);
  }
}

/** The harness of a kernel, begun elsewhere. */
export function takeHarness(kernel: Uint8Array, harness: Promise<WasmModule>): void {
  harnesses.set(kernel, harness);
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

import { type AbiRequest, type AbiResponse, abiVersion, type PluginError } from "@agentwright/protocol";
import { PluginProblem } from "../problem.ts";
import { asResponse } from "./response.ts";
import { type WasmImports, type WasmModule, wasm } from "./wasm.ts";

/** One running instance of a plugin, with its own memory. */
export interface Guest {
  /**
   * One request of ABI 1. A trap is answered as an error like any other, and the instance is replaced, so that the
   * next request meets a fresh one (which knows no calls yet). Throws a `PluginProblem` only if the answer is no
   * answer of ABI 1.
   */
  request(request: AbiRequest): AbiResponse;
}

/** Bytes of one answer; more is a broken or hostile plugin, as the host's own limits are far below. */
const longestAnswer = 64 * 1024 * 1024;

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  agent_abi_version(): number;
  agent_alloc(bytes: number): number;
  agent_free(pointer: number): void;
  agent_call(pointer: number, bytes: number): bigint;
  _initialize?(): void;
}

const encoder = new TextEncoder();
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** Starts an instance; throws a `PluginProblem` if it can't start or speaks another version of the ABI. */
export function startGuest(module: WasmModule, imports: WasmImports): Guest {
  let instance: Exports | undefined = start(module, imports);
  return {
    request(request) {
      instance ??= start(module, imports);
      let answer: Uint8Array;
      try {
        answer = exchange(instance, encoder.encode(JSON.stringify(request)));
      } catch (error) {
        if (error instanceof PluginProblem) throw error;
        instance = undefined;
        return { ok: false, error: trapError(error) };
      }
      return asResponse(request, parse(answer));
    },
  };
}

function start(module: WasmModule, imports: WasmImports): Exports {
  let exports: Exports;
  let version: number;
  try {
    exports = new wasm.Instance(module, imports).exports as unknown as Exports;
    exports._initialize?.();
    version = exports.agent_abi_version() >>> 0;
  } catch (error) {
    throw new PluginProblem("plugin", `The plugin could not be started: ${trapError(error).message}`);
  }
  if (version !== abiVersion) {
    throw new PluginProblem(
      "plugin",
      `The plugin speaks version ${version} of the plugin interface; this Agentwright speaks version ${abiVersion}. ` +
        "Update Agentwright, or compile the plugin again.",
    );
  }
  return exports;
}

/** Pointers come as signed numbers and the memory can grow, hence move, in each call: both are read anew each time. */
function exchange(guest: Exports, request: Uint8Array): Uint8Array {
  const into = guest.agent_alloc(request.length) >>> 0;
  if (into === 0) throw new RangeError("no memory for the request");
  if (into + request.length > guest.memory.buffer.byteLength) throw new PluginProblem("plugin", outside);
  new Uint8Array(guest.memory.buffer).set(request, into);
  const packed = BigInt.asUintN(64, guest.agent_call(into, request.length));
  if (packed === 0n) throw new RangeError("no memory for the answer");
  const pointer = Number(packed >> 32n);
  const length = Number(packed & 0xffff_ffffn);
  if (length > longestAnswer) throw new PluginProblem("plugin", "The plugin's answer is too long to be read.");
  if (pointer + length > guest.memory.buffer.byteLength) throw new PluginProblem("plugin", outside);
  const answer = new Uint8Array(guest.memory.buffer).slice(pointer, pointer + length);
  guest.agent_free(pointer);
  guest.agent_free(into);
  return answer;
}

const outside = "The plugin's answer lies outside its memory; the plugin is broken.";

function parse(answer: Uint8Array): unknown {
  try {
    return JSON.parse(decoder.decode(answer));
  } catch {
    throw new PluginProblem("plugin", "The plugin's answer is not JSON in UTF-8; the plugin is broken.");
  }
}

/** What engines say of a trap, told apart by their words as the API has no codes for it. */
function trapError(error: unknown): PluginError {
  const words = error instanceof Error ? error.message : String(error);
  if (/call stack|stack overflow|too much recursion/i.test(words)) {
    return { code: "stack-overflow", message: "The plugin called itself too deeply and was stopped." };
  }
  if (/out of memory|no memory|allocation/i.test(words)) {
    return { code: "out-of-memory", message: `The plugin ran out of its memory and was stopped (${words}).` };
  }
  return { code: "stuck", message: `The plugin broke off and was stopped (${words}).` };
}

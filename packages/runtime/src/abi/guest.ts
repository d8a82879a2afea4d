import { type AbiRequest, type AbiResponse, abiVersion, type PluginError } from "@agentwright/protocol";
import { PluginProblem } from "../problem.ts";
import { readLastWords } from "../wasi/exit.ts";
import { openWasi, type Wasi } from "../wasi/open.ts";
import { asResponse } from "./response.ts";
import { type WasmModule, wasm } from "./wasm.ts";

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

/** An instance and, if its module is one of WASI, what stands in for a system. */
interface Instance {
  readonly exports: Exports;
  readonly wasi: Wasi | undefined;
}

/**
 * Starts an instance, with WASI around it if `withWasi`; throws a `PluginProblem` if it can't start or speaks another
 * version of the ABI.
 */
export function startGuest(module: WasmModule, withWasi: boolean): Guest {
  let instance: Instance | undefined = start(module, withWasi);
  return {
    request(request) {
      instance ??= start(module, withWasi);
      const { exports, wasi } = instance;
      if (wasi !== undefined) tell(wasi, request);
      let answer: Uint8Array;
      try {
        answer = exchange(exports, encoder.encode(JSON.stringify(request)));
      } catch (error) {
        if (error instanceof PluginProblem) throw error;
        instance = undefined;
        return broken(error, wasi);
      }
      return withLines(asResponse(request, parse(answer)), request, wasi);
    },
  };
}

/** The system's clock and chance are what the host says in the request. */
function tell(wasi: Wasi, request: AbiRequest): void {
  if ("now" in request && request.now !== undefined) wasi.setClock(request.now);
  if ("seed" in request && request.seed !== undefined) wasi.seed(request.seed);
}

/** What the module printed goes to the logs of the call, after what the tool logged. */
function withLines(answer: AbiResponse, request: AbiRequest, wasi: Wasi | undefined): AbiResponse {
  if (wasi === undefined || request.op === "describe") return answer;
  const lines = wasi.takeLines();
  if (lines.length === 0) return answer;
  const logs = "logs" in answer && answer.logs !== undefined ? answer.logs : [];
  return { ...answer, logs: [...logs, ...lines] };
}

function start(module: WasmModule, withWasi: boolean): Instance {
  const wasi = withWasi ? openWasi() : undefined;
  let exports: Exports;
  let version: number;
  try {
    exports = new wasm.Instance(module, wasi?.imports).exports as unknown as Exports;
    wasi?.attach(exports.memory);
    exports._initialize?.();
    version = exports.agent_abi_version() >>> 0;
  } catch (error) {
    throw new PluginProblem("plugin", `The plugin could not be started: ${broken(error, wasi).error.message}`);
  }
  if (version !== abiVersion) {
    throw new PluginProblem(
      "plugin",
      `The plugin speaks version ${version} of the plugin interface; this Agentwright speaks version ${abiVersion}. ` +
        "Update Agentwright, or compile the plugin again.",
    );
  }
  return { exports, wasi };
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

/** A trap as an answer; Go says why on its error output before it traps. */
function broken(error: unknown, wasi: Wasi | undefined): Extract<AbiResponse, { readonly ok: false }> {
  const { logs, error: told } = readLastWords(wasi?.takeLines() ?? []);
  return { ok: false, error: told ?? trapError(error), ...(logs.length > 0 && { logs }) };
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

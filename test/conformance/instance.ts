// A plugin in whatever runs this: Node, or a page in Chromium. The runtime's own WASI stands around what Go made.
import { openWasi, type Wasi } from "../../packages/runtime/src/wasi/open.ts";
import { brokeOff } from "./answers.ts";

interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize?(): void;
  agent_alloc(length: number): number;
  agent_free(pointer: number): void;
  agent_call(pointer: number, length: number): bigint;
}

interface Wasm {
  readonly Instance: new (module: object, imports?: object) => { readonly exports: unknown };
  readonly Module: {
    new (bytes: Uint8Array): object;
    imports(module: object): readonly unknown[];
  };
}

const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });

/** One plugin that is started again and again. */
export interface Instances {
  /** The next request meets a fresh instance. */
  fresh(): void;
  send(request: Uint8Array): string;
}

/** Compiles a plugin once. An instance that breaks off is answered for, and replaced. */
export function openInstances(plugin: Uint8Array): Instances {
  const module = new wasm.Module(plugin);
  const withWasi = wasm.Module.imports(module).length > 0;
  let current: { readonly exports: Exports; readonly wasi: Wasi | undefined } | undefined;
  const start = (): NonNullable<typeof current> => {
    const wasi = withWasi ? openWasi() : undefined;
    const exports = new wasm.Instance(module, wasi?.imports).exports as Exports;
    wasi?.attach(exports.memory);
    exports._initialize?.();
    return { exports, wasi };
  };
  return {
    fresh() {
      current = undefined;
    },
    send(request) {
      current ??= start();
      const { exports, wasi } = current;
      try {
        return exchange(exports, request);
      } catch (error) {
        current = undefined;
        const printed = wasi?.takeLines().map(line => line.message) ?? [];
        return brokeOff([error instanceof Error ? error.message : String(error), ...printed].join("\n"));
      }
    },
  };
}

function exchange(exports: Exports, request: Uint8Array): string {
  const pointer = exports.agent_alloc(request.length) >>> 0;
  if (pointer === 0) throw new Error("out of memory for the request");
  new Uint8Array(exports.memory.buffer).set(request, pointer);
  const packed = BigInt.asUintN(64, exports.agent_call(pointer, request.length));
  if (packed === 0n) throw new Error("out of memory for the answer");
  const start = Number(packed >> 32n);
  const answer = decoder.decode(new Uint8Array(exports.memory.buffer, start, Number(packed & 0xffffffffn)));
  exports.agent_free(pointer);
  exports.agent_free(start);
  return answer;
}

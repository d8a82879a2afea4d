/** What a plugin exports. */
interface Exports {
  readonly memory: { readonly buffer: ArrayBuffer };
  _initialize?(): void;
  agent_alloc(length: number): number;
  agent_free(pointer: number): void;
  agent_call(pointer: number, length: number): bigint;
}

/** Just enough of the browser's and Node's WebAssembly, which the shared settings give no types for. */
interface Wasm {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Instance: new (module: object) => { readonly exports: unknown };
}

const wasm = (globalThis as unknown as { WebAssembly: Wasm }).WebAssembly;
const decoder = new TextDecoder("utf-8", { fatal: true });
const encoder = new TextEncoder();

/** A fresh instance without any import; a request goes in as text or bytes, the answer comes out as text. */
export function instantiate(plugin: Uint8Array): (request: string | Uint8Array) => string {
  const exports = new wasm.Instance(new wasm.Module(plugin)).exports as Exports;
  exports._initialize?.();
  return request => {
    const bytes = typeof request === "string" ? encoder.encode(request) : request;
    const pointer = exports.agent_alloc(bytes.length) >>> 0;
    new Uint8Array(exports.memory.buffer).set(bytes, pointer);
    const packed = BigInt.asUintN(64, exports.agent_call(pointer, bytes.length));
    const start = Number(packed >> 32n);
    const answer = decoder.decode(new Uint8Array(exports.memory.buffer, start, Number(packed & 0xffffffffn)));
    exports.agent_free(pointer);
    exports.agent_free(start);
    return answer;
  };
}

/** The little of the WebAssembly API that is used. TypeScript declares it in its DOM library alone, and this code runs in Node too. */
export interface WasmApi {
  compile(bytes: Uint8Array): Promise<WasmModule>;
  Instance: new (module: WasmModule, imports?: WasmImports) => { readonly exports: Readonly<Record<string, unknown>> };
  Module: {
    imports(module: WasmModule): readonly { readonly module: string; readonly name: string; readonly kind: string }[];
    exports(module: WasmModule): readonly { readonly name: string; readonly kind: string }[];
  };
}

/** A compiled module; opaque. */
export type WasmModule = object & { readonly __wasmModule?: never };

/** Module name -> import name -> what is given. */
export type WasmImports = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export const wasm = (globalThis as unknown as { readonly WebAssembly: WasmApi }).WebAssembly;

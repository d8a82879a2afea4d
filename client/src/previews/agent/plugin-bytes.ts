import type { PluginBytes } from "@agentwright/protocol";

/** A plugin and the modules beside it. */
export interface RunnableBytes {
  readonly wasm: Uint8Array;
  readonly modules: readonly Uint8Array[];
}

/** As the engine hands it out. */
export function fromEngine({ wasm, modules = [] }: PluginBytes): RunnableBytes {
  return { wasm: bytesOf(wasm), modules: modules.map(bytesOf) };
}

function bytesOf(base64: string): Uint8Array {
  return new Uint8Array(Buffer.from(base64, "base64"));
}

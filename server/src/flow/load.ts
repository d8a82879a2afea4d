import type * as Chunk from "./chunk.ts";

let loading: Promise<typeof Chunk> | undefined;
let loaded: typeof Chunk | undefined;

/** Loads all that reads flows, with the parser of TypeScript: a chunk that nobody without flows ever loads. */
export function loadFlows(): Promise<typeof Chunk> {
  loading ??= import("./chunk.ts").then(
    chunk => {
      loaded = chunk;
      return chunk;
    },
    fault => {
      loading = undefined;
      throw fault;
    },
  );
  return loading;
}

/** The same where it is there already, since `loadFlows` was waited for. */
export function flowsLoaded(): typeof Chunk {
  if (!loaded) throw new Error("the part that reads flows is not loaded");
  return loaded;
}

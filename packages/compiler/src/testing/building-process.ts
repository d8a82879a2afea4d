import { openHistory } from "../history/history.ts";
import { build } from "../index.ts";
import { diskHost } from "../node/host.ts";

/** What a process is asked to build, over and over or once. */
export interface BuildOrder {
  readonly root: string;
  readonly config: string;
  /** Built one after the other, as unsaved text; then from the start again. */
  readonly texts: readonly string[];
  readonly forever: boolean;
}

export type BuildReport = { readonly built: boolean; readonly sha256: string } | { readonly ready: true };

/* A process that builds what it is sent, with the cache and the history that stand in its root. */
process.on("message", async ({ root, config, texts, forever }: BuildOrder) => {
  const host = diskHost({ cacheDir: `${root}/cache` });
  const history = openHistory(`${root}/history`, { door: "command" });
  const path = `${root}/${config}`;
  let count = 0;
  do {
    for (const text of texts) {
      const request = { id: `${process.pid}-${++count}`, path, root, overlay: { [path]: text }, outDir: `${root}/out` };
      const keep = history.begin(request, host.now());
      let built = false;
      const { outcome } = await build(request, host, {
        emit: event => {
          keep(event);
          if (event.type === "progress" && event.step === "build") built = true;
        },
      });
      const sha256 = outcome.status === "succeeded" ? (outcome.result.artifacts[0]?.sha256 ?? "") : outcome.status;
      process.send?.({ built, sha256 } satisfies BuildReport);
      await new Promise(resolve => setImmediate(resolve));
    }
  } while (forever);
  process.disconnect();
});
process.send?.({ ready: true } satisfies BuildReport);

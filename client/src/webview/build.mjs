// The pages of the previews. That of a plugin: the worker is bundled first and stands as a string in the page's own script, because
// a webview can start a worker from a blob alone.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

const shared = {
  bundle: true,
  format: "iife",
  platform: "browser",
  target: "es2022",
  legalComments: "none",
  logLevel: "warning",
  absWorkingDir: here,
};

/** Writes `flow.js` and `flow.css`, the page of a flow's graph, into a folder. */
export async function buildFlowPage({ outdir, minify = true, sourcemap = false }) {
  await build({ ...shared, minify, sourcemap, entryPoints: { flow: "flow/main.ts" }, outdir: resolve(outdir) });
}

/** Writes `preview.js` and `preview.css` into a folder. */
export async function buildPreview({ outdir, minify = true, sourcemap = false }) {
  const common = { ...shared, minify };
  const worker = await build({ ...common, entryPoints: ["sandbox/worker.ts"], write: false });
  await build({
    ...common,
    entryPoints: { preview: "main.ts" },
    outdir: resolve(outdir),
    sourcemap,
    define: { WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
  });
}

// The page of the plugin preview: the worker is bundled first and stands as a string in the page's own script, because
// a webview can start a worker from a blob alone.
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const here = fileURLToPath(new URL(".", import.meta.url));

/** Writes `preview.js` and `preview.css` into a folder. */
export async function buildPreview({ outdir, minify = true, sourcemap = false }) {
  const common = {
    bundle: true,
    minify,
    format: "iife",
    platform: "browser",
    target: "es2022",
    legalComments: "none",
    logLevel: "warning",
    absWorkingDir: here,
  };
  const worker = await build({ ...common, entryPoints: ["sandbox/worker.ts"], write: false });
  await build({
    ...common,
    entryPoints: { preview: "main.ts" },
    outdir: resolve(outdir),
    sourcemap,
    define: { WORKER_SOURCE: JSON.stringify(worker.outputFiles[0].text) },
  });
}

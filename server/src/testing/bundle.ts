import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** Bundles the server as the product does, in chunks, and gives the file to start; one bundle a test file. */
export async function bundleServer(): Promise<string> {
  const outdir = mkdtempSync(join(tmpdir(), "agentwright-server-"));
  await build({
    entryPoints: { server: main },
    outdir,
    outExtension: { ".js": ".mjs" },
    bundle: true,
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    mainFields: ["module", "main"],
    banner: { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' },
    define: { __filename: '"typescript.js"' },
    logLevel: "error",
  });
  return join(outdir, "server.mjs");
}

import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { build, type Plugin } from "esbuild";

const main = fileURLToPath(new URL("../main.ts", import.meta.url));

/** TypeScript is nine megabytes: it is loaded from where it lies, by the chunk that it would be in. */
const parserOfItsOwn: Plugin = {
  name: "parser-of-its-own",
  setup: ({ onResolve }) =>
    onResolve({ filter: /^typescript$/ }, () => ({
      path: fileURLToPath(import.meta.resolve("typescript")),
      external: true,
    })),
};

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
    plugins: [parserOfItsOwn],
    logLevel: "error",
  });
  return join(outdir, "server.mjs");
}

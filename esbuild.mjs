// Every bundle of the product. `node esbuild.mjs [--dev] [--tests]`: --dev keeps names and writes source maps,
// --tests adds the extension-host suites (dist/test).
import { copyFileSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { build } from "esbuild";
import { buildWorkflowCli } from "./cli/build.mjs";
import { buildCommand } from "./cli/build-command.mjs";
import { buildClient } from "./client/build.mjs";
import { buildFlowPage, buildPreview } from "./client/src/webview/build.mjs";
import { packService } from "./scripts/lib/pack-service.mjs";
import { parserOnly } from "./scripts/lib/parser-only.mjs";

const dev = process.argv.includes("--dev");
const tests = process.argv.includes("--tests");

/** What everything has in common. Node 20 is the oldest that a clone, a CLI user or an editor may bring. */
const common = {
  bundle: true,
  minify: !dev,
  sourcemap: dev,
  legalComments: "none",
  logLevel: "warning",
  metafile: true,
};
const node = {
  ...common,
  platform: "node",
  target: "node20",
  mainFields: ["module", "main"],
};

/** ES modules have no `require`, but CommonJS packages inside them ask for Node's own modules through it. */
const banner = { js: 'import{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);' };

/**
 * The type stripper can write `eval` into what it makes, by an option that we never turn on. The text stays out of the
 * bundles, so that the lint can say of each of them that it holds none.
 */
const leaveOutEval = {
  name: "leave-out-eval",
  setup: setup =>
    setup.onLoad({ filter: /sucrase[\\/]dist[\\/]esm[\\/]transformers[\\/]RootTransformer\.js$/ }, ({ path }) => {
      const source = readFileSync(path, "utf8");
      const contents = source.replace("this[key] = eval(code);", "");
      if (contents === source) throw new Error("sucrase changed: look where its eval went, then mend leaveOutEval");
      return { contents, loader: "js" };
    }),
};

rmSync("dist", { recursive: true, force: true });
mkdirSync("dist");
copyFileSync("packages/kernel/kernel.wasm", "dist/kernel.wasm");
writeFileSync("dist/agent-service.br", packService());

const [client, command, ...bundles] = await Promise.all([
  buildClient({ outdir: "dist", minify: !dev, sourcemap: dev }),
  buildCommand({ outdir: "dist", minify: !dev, sourcemap: dev, plugins: [leaveOutEval, parserOnly] }),
  build({
    ...node,
    format: "esm",
    splitting: true,
    banner,
    entryPoints: { server: "server/src/main.ts" },
    outdir: "dist",
    chunkNames: "chunks/server-[hash]",
    plugins: [parserOnly],
  }),
  build({
    ...node,
    format: "esm",
    splitting: true,
    banner,
    entryPoints: {
      engine: "packages/compiler/src/engine/main.ts",
      "plugin-worker": "packages/runtime/src/node/worker.ts",
      "flow-pglite": "packages/compiler/src/kinds/flow/verify/pglite/child.ts",
      "flow-evaluate": "packages/compiler/src/kinds/flow/evaluate/child.ts",
    },
    outdir: "dist",
    chunkNames: "chunks/[name]-[hash]",
    // An add-on, found at run time where the user has it; and a binding that pg only tries.
    external: ["esbuild", "pg-native"],
    plugins: [leaveOutEval, parserOnly],
  }),
]);
const workflowCli = await buildWorkflowCli({ outfile: "dist/workflow/cli.mjs", plugins: [leaveOutEval] });
await buildPreview({ outdir: "dist", minify: !dev, sourcemap: dev });
await buildFlowPage({ outdir: "dist", minify: !dev, sourcemap: dev });
if (tests) {
  const suites = globSync("test/editor/suites/*.test.ts");
  await build({
    ...node,
    format: "cjs",
    entryPoints: suites,
    outdir: "dist/test",
    outExtension: { ".js": ".cjs" },
    external: ["vscode", "mocha", "pg-native"],
  });
}

/** What is in each bundle, for the size report, the notices and the lint that looks for eval. */
const inputs = {};
for (const metafile of [...client, ...command, ...bundles.map(bundle => bundle.metafile), workflowCli]) {
  for (const [file, output] of Object.entries(metafile.outputs)) {
    inputs[file] = {
      bytes: output.bytes,
      inputs: Object.keys(output.inputs),
      imports: output.imports.filter(i => !i.external).map(i => [i.kind, i.path]),
    };
  }
}
writeFileSync("dist/meta.json", JSON.stringify(inputs));

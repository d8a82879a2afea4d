// The extension's own code: `dist/client.cjs`, which the editor reads at activation, and beside it one file for each
// `import()`, read when it is first needed. CommonJS has no chunks of esbuild's own making, hence this.
import { readFile } from "node:fs/promises";
import { relative, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));
const folder = "client";

/** Writes `client.cjs` and `client/*.cjs` into a folder; gives the metafiles of all of them. */
export async function buildClient({ outdir, minify = true, sourcemap = false }) {
  const made = new Map();
  let wanted = new Set([resolve(root, "client/src/extension.ts")]);
  while (wanted.size > 0) {
    const found = new Set();
    const results = await Promise.all(
      [...wanted].map(file => buildOne(file, made.size === 0, { outdir, minify, sourcemap }, found)),
    );
    for (const [index, file] of [...wanted].entries()) made.set(file, results[index]);
    wanted = new Set([...found].filter(file => !made.has(file)));
  }
  return [...made.values()];
}

/** `client/src/commands/compile.ts` is `commands-compile`, `packages/language/src/index.ts` is `language-index`. */
function nameOf(file) {
  const path = relative(root, file).replaceAll("\\", "/");
  return path
    .replace(/^(client|packages\/(?=[^/]+\/src\/))/, "")
    .replace(/\.ts$/, "")
    .replace(/(^|\/)src\//, "/")
    .replace(/^\//, "")
    .replaceAll("/", "-");
}

async function buildOne(file, isEntry, { outdir, minify, sourcemap }, found) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: { [isEntry ? "client" : `${folder}/${nameOf(file)}`]: file },
    outdir: resolve(outdir),
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    // Makes `import()` a `require`: the extension host knows `vscode` only there.
    supported: { "dynamic-import": false },
    external: ["vscode"],
    // The chunk's own place, for code that looks for files beside it.
    define: { "import.meta.url": "importMetaUrl" },
    banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    minify,
    sourcemap,
    plugins: [lazyFiles(isEntry, found), oneVscode],
  });
  return metafile;
}

/**
 * Each bundle asks for the editor's API once and takes it as it is. A file that imports it, ours or the language client's,
 * would else have a copy of all its properties made, and each asking goes through the editor's search for who asks: that
 * was four fifths of what the editor spends on reading `client.cjs`.
 */
const oneVscode = {
  name: "one-vscode",
  setup(esbuild) {
    const ours = /^import (?:\* as vscode|(\{.*\})) from "vscode";/m;
    const fromOne = (_, names) => `import { vscode } from "one-vscode";${names ? `const ${names} = vscode;` : ""}`;
    const theirs = /__importStar\(require\("vscode"\)\)|require\("vscode"\)/g;
    esbuild.onLoad({ filter: /[\\/]client[\\/]src[\\/].*\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(ours, fromOne),
      loader: "ts",
    }));
    esbuild.onLoad({ filter: /[\\/]vscode-languageclient[\\/].*\.js$/ }, async ({ path }) => ({
      contents: (await readFile(path, "utf8")).replace(theirs, 'require("one-vscode").vscode'),
    }));
    esbuild.onResolve({ filter: /^one-vscode$/ }, ({ path }) => ({ path, namespace: path, sideEffects: false }));
    esbuild.onLoad({ filter: /./, namespace: "one-vscode" }, () => ({
      contents: 'export const vscode = /* @__PURE__ */ require("vscode");',
    }));
  },
};

/** Sends each `import()` to a file of its own and tells which those are. */
function lazyFiles(isEntry, found) {
  return {
    name: "lazy-files",
    setup(esbuild) {
      esbuild.onResolve({ filter: /./ }, async ({ path, kind, importer, resolveDir, pluginData }) => {
        if (kind !== "dynamic-import" || pluginData === "resolving") return undefined;
        const target = await esbuild.resolve(path, {
          kind: "import-statement",
          importer,
          resolveDir,
          pluginData: "resolving",
        });
        if (target.external || target.errors.length > 0 || !target.path.endsWith(".ts")) return undefined;
        found.add(target.path);
        return { path: `./${isEntry ? `${folder}/` : ""}${nameOf(target.path)}.cjs`, external: true };
      });
    },
  };
}

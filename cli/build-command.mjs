// The command that people install: `dist/cli.js` with the folder `dist/cli`.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Packages that few commands need, each in a file of its own; none of them knows of our code. */
const apart = { typescript: "typescript", yaml: "yaml", pg: "pg", yauzl: "yauzl", "@octokit/rest": "octokit" };

/**
 * Writes the command: `cli.js` starts `cli/launch.cjs`, which starts `cli/agentwright.cjs` with the code that V8 kept of
 * it. CommonJS, for there is no way to hand kept code to an ES module. Gives esbuild's metafiles. `plugins`: those of
 * the other bundles.
 */
export async function buildCommand({ outdir, minify = true, sourcemap = false, plugins = [] }) {
  const folder = resolve(outdir, "cli");
  mkdirSync(folder, { recursive: true });
  const common = {
    absWorkingDir: root,
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    minify,
    sourcemap,
  };
  const outside = Object.entries(apart).map(([name, file]) =>
    build({
      ...common,
      stdin: {
        contents: `module.exports = ${whole(name)};`,
        resolveDir: resolve(root, "packages/compiler"),
        loader: "js",
      },
      outfile: resolve(folder, `${file}.cjs`),
      external: ["pg-native"],
      plugins,
    }),
  );
  const results = await Promise.all([
    ...outside,
    build({
      ...common,
      entryPoints: ["cli/src/main.ts"],
      outfile: resolve(folder, "agentwright.cjs"),
      // Makes `import()` a `require`, which the launcher answers.
      supported: { "dynamic-import": false },
      define: { "import.meta.url": "importMetaUrl" },
      banner: { js: 'const importMetaUrl=require("node:url").pathToFileURL(__filename).href;' },
      external: ["esbuild"],
      plugins: [takenApart, builtInsLater, ...plugins],
    }),
  ]);
  const digest = createHash("sha256");
  for (const file of ["agentwright", ...Object.values(apart)]) {
    const bytes = readFileSync(resolve(folder, `${file}.cjs`));
    // Comments, of which nothing is left in what is shipped, may hold anything.
    if (minify) expectAscii(file, bytes);
    digest.update(bytes);
  }
  results.push(
    await build({
      ...common,
      entryPoints: ["cli/src/launch/main.ts"],
      outfile: resolve(folder, "launch.cjs"),
      define: {
        "import.meta.dirname": "__dirname",
        bundlesDigest: JSON.stringify(digest.digest("hex")),
        bundlesEncoding: JSON.stringify(minify ? "latin1" : "utf8"),
      },
    }),
  );
  const start = 'import{createRequire}from"node:module";createRequire(import.meta.url)("./cli/launch.cjs");';
  writeFileSync(resolve(outdir, "cli.js"), `#!/usr/bin/env node\n${start}\n`, { mode: 0o755 });
  return results.map(result => result.metafile);
}

/** What `require` gives for a package; for one that only has a default export, as that is imported everywhere, it. */
function whole(name) {
  return name === "typescript" ? `require("${name}").default` : `require("${name}")`;
}

const takenApart = {
  name: "taken-apart",
  setup: setup =>
    setup.onResolve({ filter: /^[^.]/ }, ({ path }) =>
      Object.hasOwn(apart, path) ? { path: `./${apart[path]}.cjs`, external: true } : undefined,
    ),
};

/** Modules of Node that a usual run never calls, and that take it a fifth of its start to load. */
const later = ["node:child_process", "node:fs/promises", "node:readline/promises", "node:worker_threads"];

/** Loads each of them when something of it is first used. */
const builtInsLater = {
  name: "built-ins-later",
  setup: setup => {
    setup.onResolve({ filter: /^node:/ }, ({ path, namespace }) =>
      later.includes(path) && namespace !== "later" ? { path, namespace: "later", sideEffects: false } : undefined,
    );
    setup.onLoad({ filter: /./, namespace: "later" }, async ({ path }) => {
      const names = Object.keys(await import(path)).filter(name => name !== "default");
      const getters = names.map(name => `get ${name}() { return require("${path}").${name}; }`);
      return { contents: `module.exports = { ${getters.join(", ")} };`, loader: "js" };
    });
  },
};

/** The launcher reads bundles as Latin-1, which is quicker than UTF-8. */
function expectAscii(file, bytes) {
  const at = bytes.findIndex(byte => byte > 127);
  if (at < 0) return;
  throw new Error(`${file}.cjs is not ASCII; write \\u… here: ${bytes.subarray(Math.max(0, at - 80), at + 20)}`);
}

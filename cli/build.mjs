// The command, twice: `dist/cli.js` with the folder `dist/cli`, and as one file for workflows.
import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { brotliCompressSync, constants } from "node:zlib";
import { build } from "esbuild";
import { packService } from "../scripts/lib/pack-service.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** What stands in for a file of ours, both relative to the repository's root. */
const leftOut = {
  "cli/src/commands/flow.ts": "cli/src/left-out/flow-command.ts",
  "cli/src/commands/import.ts": "cli/src/left-out/import-command.ts",
  "cli/src/commands/run.ts": "cli/src/left-out/run-command.ts",
  "cli/src/github/remote.ts": "cli/src/left-out/github-remote.ts",
  "cli/src/flow/check.ts": "cli/src/left-out/flow-check.ts",
  "packages/workspace/src/flow-slugs.ts": "cli/src/left-out/flow-slugs.ts",
};

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
  const start = 'import{createRequire}from"node:module";createRequire(import.meta.url)("./cli/launch.cjs");\n';
  writeFileSync(resolve(outdir, "cli.js"), start);
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

/**
 * Writes the command as one file, `dist/workflow/cli.mjs`: what *Add Compile Workflow* puts into a repository. Kernel
 * and Python service are in it, and it needs nothing beside it. Flows, imports and tool calls are left out: TypeScript's
 * parser alone would be as large as all the rest. The same sources give the same bytes, since the workflow asks for its
 * digest. Gives esbuild's metafile. `plugins`: those of the other bundles.
 */
export async function buildWorkflowCli({ outfile, plugins = [] }) {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: ["cli/src/main.ts"],
    outfile,
    bundle: true,
    minify: true,
    format: "esm",
    platform: "node",
    target: "node20",
    mainFields: ["module", "main"],
    legalComments: "none",
    logLevel: "warning",
    metafile: true,
    banner: {
      js: `${notices()}\nimport{createRequire as __cr}from"node:module";const require=__cr(import.meta.url);`,
    },
    external: ["esbuild"],
    plugins: [replaced, kernelInside, serviceInside, ...plugins],
  });
  return metafile;
}

/** A copy of it goes into other people's repositories, and the licences go with it. */
function notices() {
  const read = name =>
    readFileSync(resolve(root, name), "utf8").replaceAll("\r\n", "\n").replaceAll("*/", "* /").trim();
  return `/*\nAgentwright's command as one file, for the workflow beside it. Written by Agentwright; don't edit it: the workflow\nasks for its SHA-256.\n\n${read("LICENSE")}\n\n${read("THIRD_PARTY_NOTICES.md")}\n*/`;
}

const replaced = {
  name: "left-out",
  setup: setup => {
    for (const [path, instead] of Object.entries(leftOut)) {
      const whole = resolve(root, path);
      const filter = new RegExp(`${path.split("/").at(-1).replace(".", "\\.")}$`);
      setup.onLoad({ filter }, args =>
        args.path === whole
          ? {
              contents: `export * from ${JSON.stringify(resolve(root, instead))};`,
              resolveDir: dirname(whole),
              loader: "ts",
            }
          : undefined,
      );
    }
  },
};

/** `readKernel` without a file beside it. */
const kernelInside = {
  name: "kernel-inside",
  setup: setup =>
    setup.onLoad({ filter: /packages[\\/]kernel[\\/]src[\\/]node\.ts$/ }, ({ path }) => {
      const wasm = readFileSync(resolve(root, "packages/kernel/kernel.wasm"));
      const params = { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_LGWIN]: 22 };
      const packed = brotliCompressSync(wasm, { params }).toString("base64");
      const contents = `
        import { createHash } from "node:crypto";
        import { brotliDecompressSync } from "node:zlib";
        import { markChecked } from "./check.ts";
        let kernel;
        export function readKernel() {
          kernel ??= unpack();
          return kernel;
        }
        async function unpack() {
          const bytes = new Uint8Array(brotliDecompressSync(Buffer.from("${packed}", "base64")));
          return markChecked(bytes, createHash("sha256").update(bytes).digest("hex"));
        }`;
      return { contents, resolveDir: dirname(path), loader: "js" };
    }),
};

/** What `readService` finds beside it elsewhere. */
const serviceInside = {
  name: "service-inside",
  setup: setup =>
    setup.onLoad({ filter: /packages[\\/]compiler[\\/]src[\\/]node[\\/]packed-service\.ts$/ }, () => ({
      contents: `export const packedService = async () => Buffer.from("${packService().toString("base64")}", "base64");`,
      loader: "js",
    })),
};

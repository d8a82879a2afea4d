// The command as one file, for workflows. `build-command.mjs` makes the one that people install.
import { readFileSync } from "node:fs";
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

import { createRequire } from "node:module";
import * as path from "node:path";
import { rewriteImports } from "../backends/embedded/rewrite.ts";
import { isProblem, strip } from "../backends/embedded/strip.ts";
import type { NpmBundle, NpmBundler, NpmImport } from "../build/host.ts";
import { findPackage, packageName } from "./packages.ts";
import { addOns } from "./table.ts";

type Esbuild = typeof import("esbuild");
type Entry = { readonly name: string; readonly specifier: string; readonly folder: string };

/** The npm bundler on top of the esbuild that is installed below `folder`. */
export function esbuildBundler(folder: string): NpmBundler {
  let loaded: Esbuild | undefined;
  const load = () => {
    loaded ??= createRequire(path.join(folder, "package.json"))("esbuild") as Esbuild;
    return loaded;
  };
  return {
    version: `esbuild ${addOns.esbuild.version}`,
    bundle: (imports, root) => bundle(load(), imports, root),
  };
}

async function bundle(esbuild: Esbuild, imports: readonly NpmImport[], root: string): Promise<NpmBundle> {
  const entries = new Map<string, Entry>();
  const answers: ({ name: string } | { problem: string })[] = [];
  for (const wanted of imports) {
    const home = await findPackage(wanted.folder, packageName(wanted.specifier));
    if (home === undefined) {
      const problem = `The package ‘${packageName(wanted.specifier)}’ is not installed. Run npm install ${packageName(wanted.specifier)} in your project.`;
      answers.push({ problem });
      continue;
    }
    const key = `${wanted.specifier}\n${home}`;
    const same = [...entries.values()].filter(entry => entry.specifier === wanted.specifier).length;
    const name = `npm:${wanted.specifier}${same > 0 ? `~${same + 1}` : ""}`;
    const entry = entries.get(key) ?? { name, specifier: wanted.specifier, folder: wanted.folder };
    entries.set(key, entry);
    answers.push({ name: entry.name });
  }
  const all = [...entries.values()];
  try {
    return { modules: await run(esbuild, all, root), entries: answers };
  } catch (error) {
    if (!isBuildFailure(error)) throw error;
  }
  // Together they failed: one by one it shows which.
  const problems = new Map<string, string>();
  for (const entry of all) {
    try {
      await run(esbuild, [entry], root);
    } catch (error) {
      if (!isBuildFailure(error)) throw error;
      problems.set(
        entry.name,
        sentenceFor(
          entry.specifier,
          error.errors.map(each => each.text),
        ),
      );
    }
  }
  return {
    modules: [],
    entries: answers.map(each => {
      const problem = "name" in each ? problems.get(each.name) : undefined;
      return problem === undefined ? each : { problem };
    }),
  };
}

/** One run for all entries, so that what two packages share is in the plugin once. */
async function run(esbuild: Esbuild, entries: readonly Entry[], root: string): Promise<NpmBundle["modules"]> {
  if (entries.length === 0) return [];
  const result = await esbuild.build({
    entryPoints: entries.map((_, index) => ({ in: `entry:${index}`, out: `entry-${index}` })),
    plugins: [resolveEntries(entries)],
    absWorkingDir: root,
    outdir: path.join(root, ".agentwright/npm"),
    write: false,
    bundle: true,
    splitting: true,
    format: "esm",
    platform: "neutral",
    mainFields: ["module", "main"],
    target: "es2023",
    // Without it, paths of this machine stand in comments and in the names of CommonJS wrappers.
    minify: true,
    legalComments: "inline",
    charset: "utf8",
    define: { "process.env.NODE_ENV": '"production"' },
    tsconfigRaw: "{}",
    logLevel: "silent",
  });
  const codes = new Map(result.outputFiles.map(file => [path.basename(file.path), file.text]));
  return nameModules(codes, entries);
}

function resolveEntries(entries: readonly Entry[]): import("esbuild").Plugin {
  return {
    name: "entries",
    setup(build) {
      build.onResolve({ filter: /^entry:\d+$/ }, ({ path: id }) => {
        const entry = entries[Number(id.slice("entry:".length))];
        if (!entry) return undefined;
        return build.resolve(entry.specifier, { resolveDir: entry.folder, kind: "import-statement" });
      });
    },
  };
}

/** Names chunks by the order in which they are met, as their hashes may know about paths. */
function nameModules(codes: ReadonlyMap<string, string>, entries: readonly Entry[]): NpmBundle["modules"] {
  const names = new Map(entries.map((entry, index) => [`entry-${index}.js`, entry.name]));
  const modules: { name: string; code: string }[] = [];
  const waiting = [...names.keys()];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const stripped = strip(codes.get(file) ?? "", "javascript");
    if (isProblem(stripped)) throw new Error(`The bundle of an npm package does not parse: ${stripped.message}.`);
    const targets = stripped.imports.map(found => {
      const target = path.basename(found.specifier ?? "");
      const known = names.get(target);
      if (known !== undefined) return known;
      const name = `npm:chunk-${names.size - entries.length + 1}`;
      names.set(target, name);
      waiting.push(target);
      return name;
    });
    modules.push({ name: names.get(file) ?? file, code: rewriteImports(stripped, targets) });
  }
  return modules;
}

function isBuildFailure(error: unknown): error is { errors: { text: string }[] } {
  return Array.isArray((error as { errors?: unknown }).errors);
}

function sentenceFor(specifier: string, errors: readonly string[]): string {
  const builtin = errors.map(text => /Could not resolve "([^"]+)"/.exec(text)?.[1]).find(name => name !== undefined);
  if (builtin !== undefined) {
    return `‘${specifier}’ needs ‘${builtin}’, which a plugin does not have. Use a package that runs in browsers too.`;
  }
  return `‘${specifier}’ can't be bundled: ${errors[0] ?? "unknown reason"}`;
}

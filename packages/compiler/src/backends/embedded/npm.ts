import type { PluginModule } from "@agentwright/kernel";
import type { FileFinding } from "@agentwright/protocol";
import { addOns } from "../../addons/table.ts";
import { BuildFailure } from "../../build/failure.ts";
import type { NpmImport } from "../../build/host.ts";
import { refuse, sayFindings } from "../../build/refuse.ts";
import type { BuildRun } from "../../build/run.ts";
import type { CodeModule } from "./collect.ts";

export interface BundledNpm {
  readonly modules: readonly PluginModule[];
  /** Module name of each import by `npmKey`. */
  readonly names: ReadonlyMap<string, string>;
}

interface Use {
  readonly wanted: NpmImport;
  readonly module: CodeModule;
  readonly range: FileFinding["range"];
}

/** Bundles what the modules import from npm. Nothing is loaded, and nothing asked for, where they import none. */
export async function bundleNpm(run: BuildRun, modules: readonly CodeModule[]): Promise<BundledNpm> {
  const uses = modules.flatMap(usesOf);
  if (uses.length === 0) return { modules: [], names: new Map() };

  const bundler = await run.host.bundler(run.request.addOns);
  if (!bundler) {
    const { name, version } = addOns.esbuild;
    sayFindings(
      run,
      uses.map(use =>
        at(use, "AW192", `‘${use.wanted.specifier}’ is an npm package: bundling it needs the esbuild add-on.`),
      ),
    );
    const message = `A tool imports an npm package, which needs the add-on ${name} ${version}. Install it and compile again.`;
    throw new BuildFailure("add-on-missing", message, { addOn: name });
  }
  const wanted = [...new Map(uses.map(use => [npmKey(use.wanted), use.wanted])).values()];
  const bundle = await bundler.bundle(wanted, run.root);
  const names = new Map<string, string>();
  const problems = new Map<string, string>();
  for (const [index, entry] of bundle.entries.entries()) {
    const key = npmKey(wanted[index] ?? { specifier: "", folder: "" });
    if ("name" in entry) names.set(key, entry.name);
    else problems.set(key, entry.problem);
  }
  if (problems.size > 0) {
    const bad = uses.flatMap(use => {
      const problem = problems.get(npmKey(use.wanted));
      return problem === undefined ? [] : [at(use, "AW191", problem)];
    });
    refuse(run, bad);
  }
  return { modules: bundle.modules.map(({ name, code }) => ({ name, source: code })), names };
}

/** One key for one package as seen from one folder. */
export function npmKey(wanted: { readonly specifier: string; readonly folder: string }): string {
  return `${wanted.specifier}\n${wanted.folder}`;
}

function usesOf(module: CodeModule): Use[] {
  return module.targets.flatMap(target =>
    "npm" in target ? [{ wanted: target.npm, module, range: target.place }] : [],
  );
}

function at(use: Use, code: string, message: string): FileFinding {
  return { file: use.module.origin.file, code, severity: "error", message, range: use.range };
}

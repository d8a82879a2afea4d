import * as vm from "node:vm";
import type { ChildMessage, EvaluationImport, EvaluationTask } from "./messages.ts";
import { makeRecorder, type Recorder } from "./recorder.ts";

/**
 * The process in which a flow file is run: in a context of its own that holds no object of this process, without
 * packages, environment, and, where Node can refuse them, files and processes. Whoever started it ends it.
 */

/** Characters of what the file prints that are kept. */
const mostOutput = 4000;

let output = "";
const context = vm.createContext(Object.create(null), { codeGeneration: { strings: false, wasm: false } });
const tell = (message: ChildMessage) => process.send?.(message);

process.on("disconnect", () => process.exit(0));
process.on("message", (task: EvaluationTask) => {
  evaluate(task).then(
    flows => tell({ kind: "done", flows, output }),
    (error: unknown) => tell({ kind: "failed", ...describe(error, task), output }),
  );
});
tell({ kind: "ready", rssBytes: process.memoryUsage.rss() });

async function evaluate({ entry, modules }: EvaluationTask): Promise<string> {
  const recorder = prepare();
  const byName = new Map(modules.map(module => [module.name, module]));
  const made = new Map<string, vm.Module>();

  function moduleOf(name: string): vm.Module {
    const known = made.get(name);
    if (known) return known;
    const source = byName.get(name);
    if (!source) throw new Error(`The module ${name} is missing.`);
    const module = source.json
      ? new vm.SyntheticModule(
          ["default"],
          () => (module as vm.SyntheticModule).setExport("default", parse(source.code)),
          { context, identifier: name },
        )
      : new vm.SourceTextModule(source.code, {
          context,
          identifier: name,
          initializeImportMeta: meta => {
            meta.url = `file:///${name}`;
          },
        });
    made.set(name, module);
    return module;
  }

  /** JSON becomes an object of the context, not of this process. */
  function parse(text: string): unknown {
    return vm.runInContext(`JSON.parse(${JSON.stringify(text)})`, context);
  }

  function imported(specifier: string, from: string): vm.Module {
    const found: EvaluationImport | undefined = byName.get(from)?.imports[specifier];
    if (found && "module" in found) return moduleOf(found.module);
    return standIn(specifier, found ?? { names: [], pgflow: false }, recorder);
  }

  const main = moduleOf(entry);
  await main.link((specifier, referrer) => imported(specifier, referrer.identifier));
  await main.evaluate();
  return recorder.collect(main.namespace as Record<string, unknown>);
}

function prepare(): Recorder {
  const make = vm.runInContext(`(${makeRecorder.toString()})`, context) as typeof makeRecorder;
  const recorder = make(line => {
    output = `${output}${line}\n`.slice(0, mostOutput);
  });
  const into = vm.runInContext("globalThis", context) as Record<string, unknown>;
  for (const [name, value] of Object.entries(recorder.globals)) into[name] = value;
  return recorder;
}

function standIn(
  specifier: string,
  { names, pgflow }: { names: readonly string[]; pgflow: boolean },
  recorder: Recorder,
) {
  const all = [...new Set(["default", ...names])];
  const module: vm.SyntheticModule = new vm.SyntheticModule(
    all,
    () => {
      for (const name of all) module.setExport(name, exported(name));
    },
    { context, identifier: specifier },
  );
  const exported = (name: string): unknown => {
    if (pgflow && name === "Flow") return recorder.Flow;
    if (pgflow && name === "withStepQueues") return recorder.withStepQueues;
    return recorder.stub(specifier);
  };
  return module;
}

/** The message and, if it is one of the task's files, `file:line`. */
function describe(error: unknown, { modules }: EvaluationTask): { message: string; place?: string } {
  const { name, message, stack } = Object(error) as { name?: unknown; message?: unknown; stack?: unknown };
  const said = typeof message === "string" && message !== "" ? message : String(error);
  const full = typeof name === "string" && name !== "Error" ? `${name}: ${said}` : said;
  const lines = typeof stack === "string" ? stack.split("\n") : [];
  for (const line of lines) {
    for (const module of modules) {
      const at = line.indexOf(`${module.name}:`);
      const number = at < 0 ? undefined : /^\d+/.exec(line.slice(at + module.name.length + 1))?.[0];
      if (number !== undefined) return { message: full, place: `${module.name}:${number}` };
    }
  }
  return { message: full };
}

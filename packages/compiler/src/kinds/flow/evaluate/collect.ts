import { init, parse } from "es-module-lexer";
import { readSpecifier } from "../../../backends/embedded/resolve.ts";
import { isProblem, strip } from "../../../backends/embedded/strip.ts";
import { insideRoot } from "../../../shared/paths.ts";
import { normalText } from "../../../shared/text.ts";
import { FlowFailure } from "../database/problem.ts";
import type { EvaluationImport, EvaluationModule, EvaluationTask } from "./messages.ts";

/** Reads a text; undefined: there is none. Throws if the path leads out of the root. */
export type ReadText = (path: string) => Promise<string | undefined>;

export interface CollectOptions {
  readonly root: string;
  readonly read: ReadText;
  /** Does a specifier stand for pgflow's `Flow`? */
  readonly isPgflow: (specifier: string) => boolean;
  /** A local file that an import map names, absolute; undefined: it is none. */
  readonly mapped?: (specifier: string, importer: string) => string | undefined;
}

/**
 * Strips the types of a flow file and of all local files that it imports. Packages are not loaded: of each it is noted
 * which names are wanted.
 * @throws FlowFailure `evaluate`
 */
export async function collectEvaluation(path: string, options: CollectOptions): Promise<EvaluationTask> {
  await init;
  const { root, read } = options;
  const modules = new Map<string, EvaluationModule>();
  const waiting = [path];
  for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
    const name = nameOf(root, file);
    if (modules.has(name)) continue;
    const text = await read(file);
    if (text === undefined)
      throw new FlowFailure("evaluate", `${name} does not exist, so the flow can't be evaluated.`);
    const { module, files } = await readModule(name, file, normalText(text), options);
    modules.set(name, module);
    waiting.push(...files);
  }
  return { entry: nameOf(root, path), modules: [...modules.values()] };
}

function nameOf(root: string, file: string): string {
  const name = insideRoot(root, file);
  if (name === undefined) throw new FlowFailure("evaluate", `${file} is outside of ${root}, so it is not run.`);
  return name;
}

async function readModule(name: string, path: string, source: string, options: CollectOptions) {
  const files: string[] = [];
  const imports: Record<string, EvaluationImport> = {};
  if (name.endsWith(".json")) return { module: { name, code: source, json: true, imports }, files };
  const stripped = strip(source, /\.[cm]?tsx?$/.test(path) ? "typescript" : "javascript");
  if (isProblem(stripped)) {
    throw new FlowFailure("evaluate", `${name} does not parse: ${stripped.message} (line ${stripped.line + 1}).`);
  }
  const { code } = stripped;
  for (const { n: specifier, ss, s } of parse(code)[0]) {
    if (specifier === undefined) continue;
    const local = await find(specifier, path, options);
    if (local !== undefined) {
      files.push(local);
      imports[specifier] = { module: nameOf(options.root, local) };
      continue;
    }
    const before = imports[specifier];
    const known = before && "names" in before ? before.names : [];
    imports[specifier] = {
      names: [...new Set([...known, ...importedNames(code.slice(ss, s), code)])],
      pgflow: options.isPgflow(specifier),
    };
  }
  return { module: { name, code, json: false, imports }, files };
}

async function find(specifier: string, importer: string, options: CollectOptions): Promise<string | undefined> {
  const mapped = options.mapped?.(specifier, importer);
  if (mapped !== undefined) return mapped;
  const asked = readSpecifier(specifier, importer);
  if (asked.kind !== "local") return undefined;
  for (const candidate of asked.candidates) {
    if ((await options.read(candidate)) !== undefined) return candidate;
  }
  throw new FlowFailure(
    "evaluate",
    `No file is found for '${specifier}', which ${nameOf(options.root, importer)} imports.`,
  );
}

/** `import a, { b as c, default as d } from` and `import * as ns from`; of a namespace, what the code reads of it. */
function importedNames(clause: string, code: string): string[] {
  const namespace = /\*\s*as\s+([\w$]+)/.exec(clause)?.[1];
  if (namespace !== undefined) {
    const uses = code.matchAll(
      new RegExp(`(?<![\\w$.])${namespace.replaceAll("$", "\\$")}\\s*\\.\\s*([A-Za-z_$][\\w$]*)`, "g"),
    );
    return [...uses].map(use => use[1] ?? "");
  }
  const braces = /\{([^}]*)\}/.exec(clause)?.[1] ?? "";
  return braces
    .split(",")
    .map(part => part.trim().split(/\s+as\s+/)[0] ?? "")
    .filter(part => /^[A-Za-z_$][\w$]*$/.test(part));
}

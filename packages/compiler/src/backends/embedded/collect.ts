import type { FileFinding } from "@agentwright/protocol";
import type { NpmImport } from "../../build/host.ts";
import { fileOrigin, findingAt, type Origin } from "../../build/source.ts";
import { insideRoot } from "../../shared/paths.ts";
import { normalText } from "../../shared/text.ts";
import { readSpecifier } from "./resolve.ts";
import { type CodeLanguage, type FoundImport, isProblem, type Stripped, strip } from "./strip.ts";

/** One ES module of a plugin before its imports are rewritten. */
export interface CodeModule {
  /** Path relative to the root, or that of a config and `#tool.ts` for code inside it. */
  readonly name: string;
  /** Absolute path; of code inside a config, the config's. */
  readonly path: string;
  /** Normalised text as it was written. */
  readonly source: string;
  readonly origin: Origin;
  readonly stripped: Stripped;
  /** What each import of `stripped.imports` means, in their order. */
  readonly targets: readonly ImportTarget[];
}

export type ImportTarget =
  | { readonly module: string }
  | { readonly npm: NpmImport; readonly place: FileFinding["range"] };

/** Where collecting begins. */
export interface EntryCode {
  readonly name: string;
  readonly path: string;
  readonly text: string;
  readonly language: CodeLanguage;
  readonly origin: Origin;
}

export interface Collected {
  readonly modules: ReadonlyMap<string, CodeModule>;
  readonly findings: readonly FileFinding[];
}

/** Reads files for `collectModules`; undefined: there is none. Throws if the path leads out of the root. */
export type ReadSource = (path: string) => Promise<string | undefined>;

/** Strips the entries and all local files that they import, each file once, in the order in which they are met. */
export async function collectModules(
  entries: readonly EntryCode[],
  root: string,
  read: ReadSource,
): Promise<Collected> {
  const modules = new Map<string, CodeModule>();
  const findings: FileFinding[] = [];
  const waiting = [...entries];
  const seen = new Set(entries.map(entry => entry.name));
  for (let entry = waiting.shift(); entry; entry = waiting.shift()) {
    const source = normalText(entry.text);
    const stripped = entry.name.endsWith(".json") ? jsonModule(source) : strip(source, entry.language);
    if (isProblem(stripped)) {
      const message = `This code does not parse: ${stripped.message}.`;
      findings.push(findingAt(entry.origin, source, stripped, { code: "AW190", message }));
      continue;
    }
    const targets: ImportTarget[] = [];
    for (const found of stripped.imports) {
      const target = await resolve(found, entry, root, read);
      if ("why" in target) {
        const place = placeOf(found, source);
        findings.push(
          findingAt(entry.origin, source, place, { code: "AW191", message: target.why, length: place.length }),
        );
        targets.push({ module: "" });
      } else if ("npm" in target) {
        const place = placeOf(found, source);
        const at = findingAt(entry.origin, source, place, { code: "AW192", message: "", length: place.length });
        targets.push({ npm: target.npm, place: at.range });
      } else {
        targets.push({ module: target.next.name });
        if (!seen.has(target.next.name)) waiting.push(target.next);
        seen.add(target.next.name);
      }
    }
    modules.set(entry.name, { name: entry.name, path: entry.path, source, origin: entry.origin, stripped, targets });
  }
  return { modules, findings };
}

type Resolved = { readonly next: EntryCode } | { readonly npm: NpmImport } | { readonly why: string };

async function resolve(found: FoundImport, from: EntryCode, root: string, read: ReadSource): Promise<Resolved> {
  if (found.specifier === undefined) {
    return {
      why: "Only a plain string can be imported, because all modules are put into the plugin when it is built.",
    };
  }
  const asked = readSpecifier(found.specifier, from.path);
  if (asked.kind === "refused") return { why: asked.why };
  if (asked.kind === "npm")
    return { npm: { specifier: asked.specifier, folder: from.path.slice(0, from.path.lastIndexOf("/")) } };
  for (const path of asked.candidates) {
    const name = insideRoot(root, path);
    if (name === undefined) {
      return { why: `‘${found.specifier}’ leads out of ${root}. Move the file inside, next to the tool.` };
    }
    const text = await read(path);
    if (text !== undefined) {
      return { next: { name, path, text, language: languageOfFile(path), origin: fileOrigin(path) } };
    }
  }
  return { why: `No file is found for ‘${found.specifier}’. Check the path: it is read from the folder of this file.` };
}

/** By the ending of its name; what is not TypeScript is read as JavaScript. */
export function languageOfFile(path: string): CodeLanguage {
  return /\.m?ts$/.test(path) ? "typescript" : "javascript";
}

/** Types shift columns, never lines: so the specifier is looked for in its line of the source. */
function placeOf(found: FoundImport, source: string): { line: number; character: number; length: number } {
  const line = source.split("\n")[found.line] ?? "";
  const wanted = found.specifier ?? "import";
  const quoted = [`"${wanted}"`, `'${wanted}'`, wanted].find(text => line.includes(text)) ?? "";
  const visible = line.length - line.trimStart().length;
  if (quoted === "") return { line: found.line, character: visible, length: line.trim().length };
  return { line: found.line, character: line.indexOf(quoted), length: quoted.length };
}

/** A JSON file goes into the plugin as it is: the kernel makes its value the default export. */
function jsonModule(source: string): ReturnType<typeof strip> {
  try {
    JSON.parse(source);
  } catch (error) {
    const position = /position (\d+)/.exec(String(error))?.[1];
    const before = source.slice(0, position === undefined ? 0 : Number(position)).split("\n");
    const character = before.at(-1)?.length ?? 0;
    return { message: "it is not valid JSON", line: before.length - 1, character };
  }
  return { code: source, imports: [], exports: ["default"] };
}

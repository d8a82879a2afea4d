import ts from "typescript";
import type { FlowModule, FlowModules } from "../outside.ts";
import { surveyOf } from "./survey.ts";
import type { Unit, Why } from "./unit.ts";

/** One answer that reading asked for: as long as it is the same, so is what was read. */
export interface Asked {
  readonly specifier: string;
  readonly from: string;
  readonly answer: FlowModule | undefined | "unknown";
}

/** More modules than these are not followed from one flow file. */
export const mostModules = 50;

const parsed = new Map<string, Unit>();

/** The modules that one flow file imports, parsed when they are first asked for. */
export class Units {
  readonly asked: Asked[];
  readonly #modules: FlowModules;
  readonly #found = new Map<string, Unit | Why>();

  /** `asked`: what was asked before, by that part of the file that need not be read again. */
  constructor(modules: FlowModules, asked: readonly Asked[] = []) {
    this.#modules = modules;
    this.asked = [...asked];
  }

  load(specifier: string, from: string): Unit | Why {
    const key = `${from}\n${specifier}`;
    let found = this.#found.get(key);
    if (!found) {
      found = this.#load(specifier, from);
      this.#found.set(key, found);
    }
    return found;
  }

  #load(specifier: string, from: string): Unit | Why {
    const answer = this.#ask(specifier, from);
    if (answer === "too many") return { why: `more than ${mostModules} imported files` };
    if (answer === "unknown") return { why: `a value of \`${specifier}\`, which is not read` };
    if (answer === undefined) return { why: `a value of \`${specifier}\`, which can't be found` };
    return unitOf(answer);
  }

  #ask(specifier: string, from: string): Asked["answer"] | "too many" {
    const before = this.asked.find(one => one.specifier === specifier && one.from === from);
    if (before) return before.answer;
    if (this.asked.length >= mostModules) return "too many";
    const answer = this.#modules.module(specifier, from);
    this.asked.push({ specifier, from, answer });
    return answer;
  }
}

/** Modules are few and change seldom: the last ones stay parsed. */
function unitOf({ path, text }: FlowModule): Unit | Why {
  const known = parsed.get(path);
  if (known && known.file.text === text) return known;
  try {
    const options = { languageVersion: ts.ScriptTarget.Latest, setExternalModuleIndicator: () => undefined };
    const file = ts.createSourceFile(path, text, options);
    const unit = { path, file, survey: surveyOf(file) };
    parsed.delete(path);
    parsed.set(path, unit);
    const [oldest] = parsed.keys();
    if (parsed.size > mostModules && oldest !== undefined) parsed.delete(oldest);
    return unit;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { why: `a value of \`${path}\`, whose brackets nest too deeply` };
  }
}

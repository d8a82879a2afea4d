import { complete, hover } from "@agentwright/language/agent/features/index";
import { nothingKnown, type Outside } from "@agentwright/language/agent/outside";
import { Checker } from "@agentwright/server/documents/checker";
import { type OpenAgent, openFile, updateFile } from "@agentwright/server/documents/open-file";
import { emptyWorld, type World } from "@agentwright/server/world";
import { whatDiffers } from "./compare.ts";
import { applyChange, type Change, type Script } from "./script.ts";

/** A workspace in which everything is known and nothing is there, so that the rules about other files speak too. */
const nothingThere: Outside = {
  ...nothingKnown,
  file: path => (path.includes("fresh") ? "file" : "missing"),
  text: () => undefined,
  paths: () => ["./tools/fresh.ts"],
  secrets: () => ["OPENAI_API_KEY"],
  agents: () => [],
  flows: () => ["some_flow"],
};
const quiet = emptyWorld();
const world: World = { ...quiet, surroundings: file => ({ ...quiet.surroundings(file), outside: nothingThere }) };

/** A file in an editor that is edited and asked, as the server holds it. */
export class Play {
  readonly #uri: string;
  readonly #checker = new Checker(world);
  #file: OpenAgent;
  #version = 1;

  constructor({ syntax, text }: Pick<Script, "syntax" | "text">) {
    this.#uri = `file:///w/fuzz.agent.${syntax}`;
    this.#file = this.#open(text);
    this.#checker.check(this.#file);
  }

  get text(): string {
    return this.#file.text;
  }

  /** Takes a step; what then differs from a file that was just opened, or was thrown, in one line. */
  step(changes: readonly Change[]): string | undefined {
    try {
      let expected = this.#file.text;
      const events = changes.map(change => {
        const range = { start: positionAt(expected, change.start), end: positionAt(expected, change.end) };
        expected = applyChange(expected, change);
        return { range, text: change.text };
      });
      const next = updateFile(this.#file, events, ++this.#version);
      if (next.kind !== "agent") return `fault: ${String(next.fault)}`;
      this.#file = next;
      const fresh = this.#open(expected);
      return whatDiffers(next, this.#checker, fresh, new Checker(world));
    } catch (thrown) {
      return `thrown: ${thrown instanceof Error ? (thrown.stack ?? thrown.message).split("\n").slice(0, 4).join(" | ") : thrown}`;
    }
  }

  /** Asks what editors ask at a place; gives what was thrown. */
  ask(offset: number): string | undefined {
    try {
      hover(this.#file.agent, offset, { outside: nothingThere });
      complete(this.#file.agent, offset, { outside: nothingThere });
      return undefined;
    } catch (thrown) {
      return `thrown at ${offset}: ${thrown instanceof Error ? thrown.stack?.split("\n").slice(0, 4).join(" | ") : thrown}`;
    }
  }

  #open(text: string): OpenAgent {
    const file = openFile(this.#uri, "", this.#version, text);
    if (file.kind !== "agent") throw file.fault;
    return file;
  }
}

/** Where an offset is, counted anew: what the file's own table says of it is under test. */
function positionAt(text: string, offset: number): { readonly line: number; readonly character: number } {
  let line = 0;
  let start = 0;
  for (let i = 0; i < offset; i++) {
    const code = text.charCodeAt(i);
    if (code !== 10 && (code !== 13 || text.charCodeAt(i + 1) === 10)) continue;
    line++;
    start = i + 1;
  }
  return { line, character: offset - start };
}

/** Plays a script from its beginning; what went wrong first, if anything did. */
export function replay(script: Script): string | undefined {
  const play = new Play(script);
  for (const step of script.steps) {
    const wrong = play.step(step);
    if (wrong !== undefined) return wrong;
    const last = step.at(-1);
    const asked = last && play.ask(last.start + last.text.length);
    if (asked !== undefined) return asked;
  }
  return undefined;
}

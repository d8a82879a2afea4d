import { createHash } from "node:crypto";
import { agentAt, agentWithId, type Outside } from "@agentwright/language/agent/outside";

/** What a check asked of the outside, each question once, and what it was told. */
export type Trace = readonly (readonly [question: string, answer: string])[];

/** How a question is asked again, by the first word of its text. */
const ask: Readonly<Record<string, (outside: Outside, about: string) => unknown>> = {
  file: (outside, about) => outside.file(about),
  text: (outside, about) => outside.text(about),
  secrets: outside => outside.secrets(),
  flows: outside => outside.flows(),
  agents: outside => outside.agents(),
  id: (outside, about) => agentWithId(outside, about),
  at: (outside, about) => agentAt(outside, about),
};

/**
 * An outside that writes down what it is asked. A check that asks the same and is told the same finds the same: its
 * findings can be kept, and tried by asking again, however much else changed.
 */
export function traced(outside: Outside): { readonly outside: Outside; trace(): Trace } {
  const answers = new Map<string, string>();
  const note = <T>(question: string, answer: T): T => {
    if (!answers.has(question)) answers.set(question, brief(question, answer));
    return answer;
  };
  return {
    outside: {
      file: path => note(`file ${path}`, outside.file(path)),
      text: path => note(`text ${path}`, outside.text(path)),
      paths: prefix => outside.paths(prefix),
      secrets: () => note("secrets", outside.secrets()),
      flows: () => note("flows", outside.flows()),
      agents: () => note("agents", outside.agents()),
      agentWithId: id => note(`id ${id}`, agentWithId(outside, id)),
      agentAt: path => note(`at ${path}`, agentAt(outside, path)),
    },
    trace: () => [...answers],
  };
}

/** Would a check be told the same again? */
export function holds(trace: Trace, outside: Outside): boolean {
  return trace.every(([question, answer]) => {
    const space = question.indexOf(" ");
    const [word, about] = space < 0 ? [question, ""] : [question.slice(0, space), question.slice(space + 1)];
    const again = Object.hasOwn(ask, word) ? ask[word] : undefined;
    return again !== undefined && brief(question, again(outside, about)) === answer;
  });
}

/** A short text for an answer: of a long one, and of what stands in a file, its digest. Traces are kept on disk. */
function brief(question: string, answer: unknown): string {
  const text = JSON.stringify(answer) ?? "";
  return text.length <= 60 && !question.startsWith("text ") ? text : createHash("sha1").update(text).digest("base64");
}

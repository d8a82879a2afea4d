import { checkFlows, type FlowDocument, noFlowsKnown, openFlow } from "@agentwright/language/flow/index";
import ts from "typescript";
import { median, type Row, worked } from "./measure.ts";

/** A chain of that many steps, each with options, one or two dependencies and a handler that names them. */
export function longFlow(steps: number): string {
  const step = (_: unknown, i: number) => {
    const dependencies = [i - 1, i - 7].filter(other => other >= 0).map(other => `step${other}`);
    const list = dependencies.map(name => `"${name}"`).join(", ");
    const on = list === "" ? "" : ` dependsOn: [${list}],`;
    return `  .step(
    { slug: "step${i}",${on} maxAttempts: ${1 + (i % 5)}, timeout: ${30 + i} },
    async ({ ${dependencies.join(", ")} }) => ({ at: ${i}, all: [${dependencies.join(", ")}] }),
  )`;
  };
  const head = `import { Flow } from "@pgflow/dsl";\n\nexport const Long = new Flow<{ url: string }>({ slug: "long", maxAttempts: 3 })\n`;
  return `${head}${Array.from({ length: steps }, step).join("\n")};\n`;
}

/**
 * From a letter typed in the middle of a flow to the findings of the whole file, beside what TypeScript's parser alone
 * takes for the same text. In processor time.
 */
export function flowRows(): Row[] {
  return [10, 100, 500].map(steps => {
    const text = longFlow(steps);
    const at = text.indexOf("slug:", text.length >> 1);
    const typed = `${text.slice(0, at)}x${text.slice(at)}`;
    let turn = 0;
    const next = () => (turn++ % 2 === 0 ? typed : text);
    let document: FlowDocument | undefined;
    const key = () => {
      document = openFlow(next(), "long.ts", document);
      return checkFlows(document, { outside: noFlowsKnown });
    };
    const parse = () => ts.createSourceFile("long.ts", next(), ts.ScriptTarget.Latest, true);
    worked(60, key);
    worked(60, parse);
    return {
      what: `keystroke to findings, a flow of ${steps} steps`,
      ours: median(worked(101, key)),
      peer: "TypeScript's parser alone",
      peerMs: median(worked(101, parse)),
    };
  });
}

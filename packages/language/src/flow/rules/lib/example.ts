import type { FlowExample } from "../rule.ts";

const head = 'import { Flow } from "@pgflow/dsl";\n\n';

/** An example of a flow file; the import is added where the example has none. */
export function flow(text: string, world: Omit<FlowExample, "text"> = {}): FlowExample {
  const lines = text.replace(/^\n/, "").trimEnd().split("\n");
  const indent = Math.min(
    ...lines.filter(line => line.trim() !== "").map(line => line.length - line.trimStart().length),
  );
  const body = `${lines.map(line => line.slice(indent)).join("\n")}\n`;
  return { text: /^import /m.test(body) ? body : head + body, ...world };
}

import { flowExamples } from "../rules/examples/index.ts";
import type { FlowExample, FlowRule } from "../rules/rule.ts";

/** The page of a rule for flow files, as it lies in `docs/rules`. */
export function printFlowPage(rule: FlowRule): string {
  const examples = flowExamples[rule.code];
  if (!examples) throw new Error(`${rule.code} has no examples`);
  const { bad, good, fixed } = examples;
  const lines = [
    `# ${rule.code}: ${rule.title}`,
    "",
    `\`${rule.name}\` · ${rule.severity} · flow files`,
    "",
    rule.why,
    "",
    ...(rule.alsoTypeScript ? ["TypeScript refuses this too, where it knows pgflow's types.", ""] : []),
    "## Bad",
    "",
    ...code(bad),
    "## Good",
    "",
    ...code(good),
    ...(fixed ? ["## Fixed", "", "What the quick fix makes of the bad example:", "", ...code(fixed)] : []),
    "## Switching it off",
    "",
    `In one line: \`// agentwright-disable-next-line ${rule.code}\` above it.`,
    `In one file: \`// agentwright-disable-file ${rule.code}\`.`,
    `In a project: \`"rules": { "${rule.code}": "off" }\` in \`agentwright.json\`.`,
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function code({ text, profile, flows }: FlowExample): readonly string[] {
  const lines = text.trimEnd().split("\n");
  const long = lines.length > 40;
  const shown = (long ? [...lines.slice(0, 6), "// …"] : lines).map(line =>
    line.length > 200 ? `${line.slice(0, 60)}…` : line,
  );
  const around = [
    ...(profile?.known ? [`For pgflow ${profile.id}.`] : []),
    ...(flows
      ? [`Flows of other files: ${flows.map(({ slug, file }) => `\`${slug}\` in \`${file}\``).join(", ")}.`]
      : []),
  ];
  return ["```ts", ...shown, "```", "", ...(around.length > 0 ? [around.join(" "), ""] : [])];
}

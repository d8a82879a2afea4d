import { printFlowPage } from "../../flow/print/rule-page.ts";
import { flowRules } from "../../flow/rules/index.ts";
import { ruleList as allRules } from "../../rules/all.ts";
import { examplesByCode } from "../rules/examples/index.ts";
import { ruleList } from "../rules/index.ts";
import type { Example, Rule, RuleFacts } from "../rules/rule.ts";

/** Every page of `docs/rules`, by file name: one a rule, and the index. */
export function printRulePages(): Readonly<Record<string, string>> {
  const agent = ruleList.map(rule => [`${rule.code}.md`, page(rule)] as const);
  const flow = flowRules.map(rule => [`${rule.code}.md`, printFlowPage(rule)] as const);
  return { ...Object.fromEntries([...agent, ...flow]), "README.md": index() };
}

function page(rule: Rule): string {
  const examples = examplesByCode[rule.code];
  if (!examples) throw new Error(`${rule.code} has no examples`);
  const { bad, good, fixed } = examples;
  const kind = rule.from === "project" ? "the project file" : "agent configs";
  const lines = [
    `# ${rule.code}: ${rule.title}`,
    "",
    `\`${rule.name}\` · ${rule.severity} · ${kind}${rule.from === "compiler" ? " · found when compiling" : ""}`,
    "",
    rule.why,
    "",
    "## Bad",
    "",
    ...code(bad),
    "## Good",
    "",
    ...code(good),
    ...(fixed ? ["## Fixed", "", "What the quick fix makes of the bad example:", "", ...code(fixed)] : []),
    ...note(rule, bad),
    "## Switching it off",
    "",
    ...switchOff(rule),
  ];
  return `${lines.join("\n").trimEnd()}\n`;
}

function code({ text, syntax, files, secrets, flows }: Example): readonly string[] {
  const lines = text.trimEnd().split("\n");
  const long = lines.length > 40;
  const shown = (long ? [...lines.slice(0, 5), "# …"] : lines).map(line =>
    line.length > 160 ? `${line.slice(0, 60)}…` : line,
  );
  const around = [
    ...(files
      ? [
          `Files beside it: ${Object.keys(files)
            .map(name => `\`${name}\``)
            .join(", ")}.`,
        ]
      : []),
    ...(secrets ? [`Secrets that are set: ${secrets.map(name => `\`${name}\``).join(", ")}.`] : []),
    ...(flows ? [`Flows of the workspace: ${flows.map(name => `\`${name}\``).join(", ")}.`] : []),
  ];
  const body = shown.join("\n") === "" ? "# nothing is left" : shown.join("\n");
  return [`\`\`\`${syntax ?? "yaml"}`, body, "```", "", ...(around.length > 0 ? [around.join(" "), ""] : [])];
}

function note({ from }: Rule, bad: Example): readonly string[] {
  if (from === "project" || bad.whole || (bad.syntax ?? "yaml") !== "yaml") return [];
  return ["The examples leave out required sections that don't matter here.", ""];
}

function switchOff({ code: rule, from }: Rule): readonly string[] {
  if (from === "fault") return ["It can't be switched off."];
  if (from === "project") return ["Findings in the project file can't be switched off."];
  return [
    `In one line: \`# agentwright-disable-next-line ${rule}\` above it (\`//\` in JSONC).`,
    `In one file: \`# agentwright-disable-file ${rule}\`.`,
    `In a project: \`"rules": { "${rule}": "off" }\` in \`agentwright.json\`.`,
  ];
}

const groups: readonly (readonly [title: string, belongs: (rule: RuleFacts) => boolean])[] = [
  ["The text", ({ from }) => from === "syntax"],
  ["Fields", ({ from, code: rule }) => (from === "spec" || from === "text" || from === "part") && rule < "AW139"],
  [
    "Across fields",
    ({ from, outside, code: rule }) => (from === "agent" || from === "part") && !outside && rule >= "AW139",
  ],
  ["Across files", ({ outside, from }) => outside === true && from !== "flow"],
  ["Code of tools", ({ from }) => from === "compiler"],
  ["Flows", ({ from }) => from === "flow"],
  ["Comments, limits, faults", ({ from }) => from === "comments" || from === "fault"],
  ["The project file", ({ from }) => from === "project"],
];

function index(): string {
  const lines = [
    "# Rules",
    "",
    `Agentwright knows ${allRules.length} rules, and ${allRules.filter(hasFix).length} of them come with a quick fix.`,
    "Severities can be changed in `agentwright.json`, by code or by name.",
    "",
  ];
  for (const [title, belongs] of groups) {
    const rows = allRules.filter(belongs).map(rule => {
      const fix = hasFix(rule) ? "yes" : "";
      return `| [${rule.code}](${rule.code}.md) | ${rule.title} | \`${rule.name}\` | ${rule.severity} | ${fix} |`;
    });
    lines.push(
      `## ${title}`,
      "",
      "| code | what is wrong | name | severity | fix |",
      "|---|---|---|---|---|",
      ...rows,
      "",
    );
  }
  return `${lines.join("\n").trimEnd()}\n`;
}

function hasFix(rule: RuleFacts): boolean {
  return "fix" in rule && rule.fix !== undefined;
}

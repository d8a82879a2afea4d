import { comparePlugins } from "@agentwright/runtime/compare/compare";
import type { Comparable, Comparison } from "@agentwright/runtime/compare/types";
import { absolute, slashed } from "@agentwright/workspace/paths";
import { isAgentFile } from "@agentwright/workspace/walk";
import { oneOf, parseArguments } from "../arguments.ts";
import { loadComparable } from "../comparables.ts";
import { CannotRun, exitCode } from "../exit.ts";
import { annotation } from "../formats/annotation.ts";
import { plural } from "../formats/text.ts";
import type { Input } from "../inputs.ts";
import { plainLine } from "../names.ts";

const signs = { wider: "+", narrower: "-", other: "~" } as const;

/**
 * `agentwright diff BEFORE AFTER`: what the second may do that the first may not, and what else differs. Exit code 1 if
 * it may do more, so that a step of a workflow can ask for a second look; whatever else differs is 0.
 */
export async function run(argv: readonly string[]): Promise<number> {
  const { paths, options } = parseArguments("diff", argv, { format: "F" });
  const format = oneOf("format", options.format, ["text", "json", "github"] as const) ?? "text";
  const [one, two, ...more] = paths;
  if (!one || !two || more.length > 0) {
    throw new CannotRun("Name two plugins, bundles or configs: agentwright diff BEFORE AFTER");
  }
  const inputs = [one, two].map((name): Input => ({ path: absolute(name), name: slashed(name) })) as [Input, Input];
  const loaded: Comparable[] = [];
  for (const input of inputs) {
    const found = await loadComparable(input);
    if (typeof found === "number") return found;
    loaded.push(found);
  }
  const [before, after] = loaded as [Comparable, Comparable];
  const comparison = comparePlugins(before, after);
  const print = { text, json, github }[format];
  console.log(print(comparison, inputs, [before, after]));
  return comparison.wider ? exitCode.findings : exitCode.fine;
}

type Print = (
  comparison: Comparison,
  inputs: readonly [Input, Input],
  plugins: readonly [Comparable, Comparable],
) => string;

const text: Print = (comparison, inputs) => {
  const lines = comparison.changes.map(({ effect, topic, text }) => `${signs[effect]} ${topic}: ${text}`);
  return [...lines, ...comparison.notes, summary(comparison, inputs)].map(plainLine).join("\n");
};

const json: Print = ({ same, wider, changes, notes }, inputs, plugins) => {
  const [before, after] = plugins.map(({ manifest: { agent }, sha256, bytes }, index) => {
    return { file: inputs[index]?.name, slug: agent.slug, version: agent.version, sha256, bytes };
  });
  return JSON.stringify({ same, wider, before, after, changes, notes }, null, 2);
};

/** What widens is a warning, the rest a notice; at the config, if the second is one. */
const github: Print = (comparison, inputs) => {
  const { path, name } = inputs[1];
  const place = isAgentFile(path) ? { file: name } : {};
  const lines = comparison.changes.map(({ effect, topic, text }) =>
    annotation(effect === "wider" ? "warning" : "notice", { ...place, title: `Agentwright ${topic}` }, sentence(text)),
  );
  return [...lines, ...comparison.notes, summary(comparison, inputs)].join("\n");
};

function summary({ same, changes }: Comparison, [before, after]: readonly [Input, Input]): string {
  if (same) return `${before.name} and ${after.name} are the same plugin.`;
  if (changes.length === 0) return `${before.name} and ${after.name} say the same of themselves, with other bytes.`;
  const wider = changes.filter(({ effect }) => effect === "wider").length;
  const may = wider === 0 ? "it may do nothing more" : `${plural(wider, "change")} let it do more`;
  return `${plural(changes.length, "change")} from ${before.name} to ${after.name}: ${wider === 1 ? may.replace("let", "lets") : may}.`;
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

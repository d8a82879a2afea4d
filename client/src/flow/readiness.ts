import { shapeProblems } from "@agentwright/language/flow/shape/index";
import type { FlowGraph, FlowShape } from "@agentwright/protocol";

/** What keeps a project from pgflow 0.17. */
export interface Readiness {
  readonly flows: number;
  /** A sentence each, with the file it is about. */
  readonly problems: readonly { readonly file: string; readonly flow: string; readonly message: string }[];
  /** Flows that are not known whole, so that nothing can be said for sure. */
  readonly unknown: readonly { readonly file: string; readonly flow: string }[];
}

/** Looks at all flows of a project as pgflow 0.17 would: names, and names that differ by case alone. */
export function readinessOf(files: readonly { readonly file: string; readonly graph: FlowGraph }[]): Readiness {
  const known: { readonly file: string; readonly shape: FlowShape }[] = [];
  const unknown: { file: string; flow: string }[] = [];
  for (const { file, graph } of files) {
    for (const flow of graph.flows) {
      if (flow.shape === undefined) unknown.push({ file, flow: flow.slug ?? flow.name });
      else known.push({ file, shape: flow.shape });
    }
  }
  const own = known.flatMap(({ file, shape }) =>
    shapeProblems(shape, "0.17").map(({ message, step }) => {
      const slug = step === undefined ? undefined : shape.steps[step]?.slug;
      return { file, flow: slug === undefined ? shape.slug : `${shape.slug}.${slug}`, message };
    }),
  );
  const twins = known.flatMap(({ file, shape }) => {
    const twin = known.find(
      other => other.shape.slug !== shape.slug && other.shape.slug.toLowerCase() === shape.slug.toLowerCase(),
    );
    if (twin === undefined) return [];
    const message = `Its slug differs from that of ${twin.shape.slug} by case alone; they would share a queue.`;
    return [{ file, flow: shape.slug, message }];
  });
  return { flows: known.length + unknown.length, problems: [...own, ...twins], unknown };
}

/** As a Markdown document, in English like all reports. */
export function readinessMarkdown({ flows, problems, unknown }: Readiness): string {
  const verdict =
    flows === 0
      ? "No flow is in this workspace."
      : problems.length === 0 && unknown.length === 0
        ? `All ${flows} flows are ready for pgflow 0.17.`
        : `${problems.length} problems in ${flows} flows stand in the way of pgflow 0.17.`;
  const table = ["| File | Flow | What to change |", "|---|---|---|"];
  for (const { file, flow, message } of problems)
    table.push(`| ${cell(file)} | \`${cell(flow)}\` | ${cell(message)} |`);
  const rest = unknown.map(({ file, flow }) => `- \`${flow}\` in ${file}`);
  return [
    "# Readiness for pgflow 0.17",
    "",
    verdict,
    "",
    ...(problems.length > 0 ? [...table, ""] : []),
    ...(rest.length > 0 ? ["Not known without running the file, or not without errors:", "", ...rest, ""] : []),
    "Before you upgrade, end all workers: 0.16 and 0.17 change the database and the packages together. `pgflow compile`, the",
    "ControlPlane function and the option `compilation` no longer exist; migrations compiled here still work.",
    "",
  ].join("\n");
}

function cell(text: string): string {
  return text.replaceAll("|", "\\|");
}

import type { FlowDrift, FlowEnvironment, FlowStatus } from "@agentwright/protocol";

/** One row of the drift view. Flows are the branches, what each database has of them the leaves, changes below. */
export type DriftRow =
  | { readonly kind: "flow"; readonly slug: string; readonly path?: string; readonly cells: readonly DriftCell[] }
  | { readonly kind: "cell"; readonly cell: DriftCell }
  | { readonly kind: "line"; readonly text: string }
  | { readonly kind: "down"; readonly environment: FlowEnvironment }
  | { readonly kind: "unread"; readonly path: string; readonly problem: string };

/** One flow in one database; `corrupt` before `structure` before all else is what a flow's own row warns of. */
export interface DriftCell {
  readonly slug: string;
  readonly environment: FlowEnvironment;
  readonly status: FlowStatus;
}

const worst: readonly FlowDrift[] = [
  "corrupt",
  "structure-differs",
  "options-differ",
  "not-deployed",
  "only-in-database",
  "in-sync",
];

/** The branches: flows by name, then databases that could not be asked, then files that could not be compiled. */
export function driftRows(
  environments: readonly FlowEnvironment[],
  unread: readonly { readonly path: string; readonly problem: string }[],
): DriftRow[] {
  const cells = environments
    .filter(({ problem }) => problem === undefined)
    .flatMap(environment => environment.flows.map(status => ({ slug: status.slug, environment, status })));
  const slugs = [...new Set(cells.map(({ slug }) => slug))].sort((a, b) => a.localeCompare(b, "en"));
  return [
    ...slugs.map((slug): DriftRow => {
      const own = cells.filter(cell => cell.slug === slug);
      const path = own.map(({ status }) => status.path).find(found => found !== undefined);
      return { kind: "flow", slug, cells: own, ...(path !== undefined && { path }) };
    }),
    ...environments
      .filter(({ problem }) => problem !== undefined)
      .map((environment): DriftRow => ({ kind: "down", environment })),
    ...unread.map((one): DriftRow => ({ kind: "unread", ...one })),
  ];
}

/** What is below a row. */
export function childrenOf(row: DriftRow): DriftRow[] {
  if (row.kind === "flow") return row.cells.map(cell => ({ kind: "cell", cell }));
  if (row.kind !== "cell") return [];
  const { changes, worker } = row.cell.status;
  return [...changes, ...(worker && worker.state !== "fresh" ? [worker.reason] : [])].map(text => ({
    kind: "line",
    text,
  }));
}

/** The state of a flow that its row shows: the worst of all databases. */
export function worstDrift(cells: readonly DriftCell[]): FlowDrift {
  return worst.find(drift => cells.some(({ status }) => status.drift === drift)) ?? "in-sync";
}

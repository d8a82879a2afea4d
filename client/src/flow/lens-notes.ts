import type { FlowEnvironment, FlowState, FlowStatus } from "@agentwright/protocol";

/** What the lens above each flow says: the state in the first database that answered, named if it isn't the only one. */
export function lensNotes(environments: readonly FlowEnvironment[]): FlowState[] {
  const answered = environments.filter(({ problem }) => problem === undefined);
  const notes = new Map<string, string>();
  for (const { name, flows } of answered) {
    for (const flow of flows) {
      const text = stateText(flow);
      if (text === undefined || notes.has(flow.slug)) continue;
      notes.set(flow.slug, answered.length > 1 ? `${name}: ${text}` : text);
    }
  }
  return [...notes].map(([slug, text]) => ({ slug, text }));
}

/** In English, as all that the server says in lenses. */
function stateText({ drift, changes }: FlowStatus): string | undefined {
  switch (drift) {
    case "in-sync":
      return "in sync";
    case "options-differ":
      return `options differ (${changes.length})`;
    case "structure-differs":
      return "structure differs";
    case "not-deployed":
      return "not deployed";
    case "corrupt":
      return "corrupt in the database";
    case "only-in-database":
      return undefined;
  }
}

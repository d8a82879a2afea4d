import type { AgentDocument, Known } from "@agentwright/language";
import { AgentIndexes, diskOutside, findProject } from "@agentwright/workspace";
import { FlowSlugs } from "@agentwright/workspace/flow-slugs";
import type { BuildHost } from "../build/host.ts";

/** An index of a root's agents stays good for this many times as long as it took to make. */
const keptFactor = 20;

/**
 * What the rules ask about a disk. In a small workspace it is looked at again for each build; in a large one, where
 * looking takes long, an index of the other agents is kept for a while.
 */
export function diskSurroundings(secrets: () => Known<readonly string[]>): BuildHost["surroundings"] {
  let overlay: ReadonlyMap<string, string> = new Map();
  let parsed: { readonly path: string; readonly agent: AgentDocument } | undefined;
  const unsaved = (file: string) => {
    const text = overlay.get(file);
    if (text === undefined) return undefined;
    return { text, stamp: `unsaved ${text}`, ...(parsed?.path === file && { agent: parsed.agent }) };
  };
  const flows = new FlowSlugs(unsaved);
  const kept = new Map<string, { readonly indexes: AgentIndexes; readonly until: number }>();
  return async (path, root, texts, agent) => {
    overlay = texts;
    parsed = { path, agent };
    const began = performance.now();
    let known = kept.get(root);
    if (!known || known.until < began) {
      const indexes = known?.indexes ?? new AgentIndexes({ overlay: unsaved });
      indexes.loadNow(root);
      const took = performance.now() - began;
      known = { indexes, until: began + took * (1 + keptFactor) };
      kept.set(root, known);
    } else {
      known.indexes.at(root).changed(path);
    }
    const { project } = findProject(path);
    await flows.lookFor(root, agent.source.text);
    const outside = diskOutside(path, {
      root,
      project,
      secrets: secrets(),
      overlay: unsaved,
      agents: known.indexes,
      flows: () => flows.of(root),
    });
    return { outside, project };
  };
}

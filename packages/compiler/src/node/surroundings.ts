import type { Known } from "@agentwright/language";
import { AgentIndexes, diskOutside, findProject } from "@agentwright/workspace";
import type { BuildHost } from "../build/host.ts";

/** An index of a root's agents stays good for this many times as long as it took to make. */
const keptFactor = 20;

/**
 * What the rules ask about a disk. In a small workspace it is looked at again for each build; in a large one, where
 * looking takes long, an index of the other agents is kept for a while.
 */
export function diskSurroundings(secrets: () => Known<readonly string[]>): BuildHost["surroundings"] {
  let overlay: ReadonlyMap<string, string> = new Map();
  const unsaved = (file: string) => {
    const text = overlay.get(file);
    return text === undefined ? undefined : { text, stamp: `unsaved ${text}` };
  };
  const kept = new Map<string, { readonly indexes: AgentIndexes; readonly until: number }>();
  return async (path, root, texts) => {
    overlay = texts;
    const began = performance.now();
    let known = kept.get(root);
    if (!known || known.until < began) {
      const indexes = new AgentIndexes({ overlay: unsaved });
      indexes.at(root).summaries();
      const took = performance.now() - began;
      known = { indexes, until: began + took * (1 + keptFactor) };
      kept.set(root, known);
    }
    known.indexes.at(root).changed(path);
    const { project } = findProject(path);
    const outside = diskOutside(path, { root, project, secrets: secrets(), overlay: unsaved, agents: known.indexes });
    return { outside, project };
  };
}

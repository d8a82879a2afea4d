import type { PieceGroup, Section, SourceDocument } from "../../syntax/index.ts";
import { repeatedKeys } from "../../syntax/index.ts";
import type { PartAnalysis } from "./analyse.ts";

/** The notable sections of each group, but for a list that goes on behind it. */
const kept = new WeakMap<PieceGroup, readonly Section[]>();

/**
 * The sections that a check has to look at, in order: all but those of the user's own (`x-…`) in which there is nothing
 * to be said. Of a key that stands twice the last one counts, in the place of the first.
 */
export function notableSections(
  document: SourceDocument,
  analyse: (section: Section) => PartAnalysis | undefined,
): readonly Section[] {
  if (repeatedKeys(document).size > 0) {
    return [...new Map(document.sections.map(section => [section.name, section])).values()];
  }
  const sections: Section[] = [];
  for (let i = 0; i < document.groups.length; i++) {
    const group = document.groups[i];
    if (!group || group.listed) continue;
    const list = document.listFrom(i);
    let notable = kept.get(group);
    if (!notable) {
      const own = document.sectionsIn(i);
      notable = (list ? own.slice(0, -1) : own).filter(section => isNotable(section, analyse));
      kept.set(group, notable);
    }
    for (const section of notable) sections.push(section);
    if (list) sections.push(list);
  }
  return sections;
}

function isNotable(section: Section, analyse: (section: Section) => PartAnalysis | undefined): boolean {
  if (!section.name.startsWith("x-") || section.value?.node.kind === "seq") return true;
  const analysis = analyse(section);
  return analysis !== undefined && (analysis.problems.length > 0 || analysis.secrets.length > 0);
}

import type { SourceDocument, TextEdit } from "../../syntax/document.ts";
import { partsOf } from "../../syntax/parse.ts";
import type { Part } from "../../syntax/pieces.ts";
import { columnOf, isFirst } from "./layout.ts";
import { blankLines } from "./lines.ts";
import { type FormatOptions, indentOf } from "./options.ts";
import { isSound } from "./sound.ts";
import { walkFlow } from "./yaml-flow.ts";
import { LeftAlone, YamlWalk } from "./yaml-walk.ts";

/** The edits that format a YAML text, in order. Sections that aren't well-formed are left as they are. */
export function formatYaml(source: SourceDocument, options: FormatOptions): TextEdit[] {
  const { text, lines } = source;
  const edits: TextEdit[] = [];
  const kept: (readonly [from: number, to: number])[] = [];
  for (const group of groupsOf(partsOf(source))) {
    const walk = new YamlWalk(text, lines, indentOf(options), walkFlow);
    const done = group.every(isSound) && walkGroup(walk, group);
    if (done) {
      // One by one: a section may have more of them than a call has arguments.
      for (const edit of walk.edits) edits.push(edit);
      for (const stretch of walk.texts) kept.push(stretch);
    } else {
      const last = group.at(-1);
      const end = (last?.start ?? 0) + (last?.length ?? 0);
      kept.push([
        lines.positionAt(group[0]?.start ?? 0).line,
        end >= text.length ? lines.count : lines.positionAt(end).line,
      ]);
    }
  }
  return edits.concat(blankLines(source, kept, options)).sort((a, b) => a.start - b.start || a.end - b.end);
}

/** Parts that must be formatted together: a list at the root with its items, else each by itself. */
function* groupsOf(parts: readonly Part[]): Generator<Part[]> {
  let group: Part[] = [];
  for (const part of parts) {
    if (part.role !== "item" && group.length > 0) {
      yield group;
      group = [];
    }
    group.push(part);
  }
  if (group.length > 0) yield group;
}

/** False: something in it is written in a way that is left alone. */
function walkGroup(walk: YamlWalk, group: readonly Part[]): boolean {
  try {
    for (const [i, part] of group.entries()) {
      walk.enter(part);
      if (part.role === "whole") walkRoot(walk, part);
      else if (part.seq) walk.items(part.start, part.seq.items, part.seq.starts, walk.step);
      else walk.entries(part.start, part.entries, 0);
      const next = group[i + 1];
      if (next?.seq) {
        const dash = next.start + next.seq.start;
        walk.leave(columnOf(walk.text, dash), walk.step);
      } else walk.leave(rootColumn(walk.text, part), 0);
    }
    return true;
  } catch (error) {
    if (error instanceof LeftAlone) return false;
    throw error;
  }
}

/** The root of a text that was not cut. */
function walkRoot(walk: YamlWalk, part: Part): void {
  const { root, start } = part;
  if (!root) return;
  if ((root.kind !== "map" && root.kind !== "seq") || !isFirst(walk.text, start + root.start)) throw new LeftAlone();
  walk.value(start, start + root.start, root, { child: 0, ownerOld: -1, owner: -1 });
}

function rootColumn(text: string, { role, root, start }: Part): number {
  return role === "whole" && root ? columnOf(text, start + root.start) : 0;
}

import type { Node, Piece, SourceDocument } from "../../syntax/index.ts";
import { partRules } from "../rules/index.ts";
import type { PartRule, Place, RelatedPath, Report } from "../rules/rule.ts";
import type { Spec } from "../spec/types.ts";
import { PartView } from "./part.ts";
import { nodeBelow, spanBelow, spanInside } from "./place.ts";
import type { LocalProblem, Span } from "./problem.ts";
import { type SecretUse, scanSecrets } from "./secrets.ts";
import { sectionKey, walk } from "./walk.ts";

/** Everything that can be said of a part by itself; kept with its node while its piece only moves. */
export interface PartAnalysis {
  readonly view: PartView;
  readonly problems: readonly LocalProblem[];
  readonly secrets: readonly SecretUse[];
}

const kept = new WeakMap<Node, PartAnalysis>();

/** Checks one part, or finds what was found before. */
export function analysePart(
  document: SourceDocument,
  section: string,
  name: string,
  spec: Spec,
  piece: Piece,
  node: Node,
): PartAnalysis {
  const before = kept.get(node);
  if (before && before.view.section === section && before.view.piece === piece) return before;
  const { problems, unclear } = walk(spec, node, sectionKey, name);
  const view = new PartView(section, piece, node, unclear);
  const secrets = scanSecrets(document, piece, node, section, problems);
  let code = "";
  const report: Report = (place, template, args = {}, related = []) => {
    const span = spanOf(document, piece, node, place);
    if (span) problems.push({ code, ...span, path: place.path, template, args, ...more(node, place, related) });
  };
  for (const rule of rulesOf(section)) {
    code = rule.code;
    rule.check(view, report);
  }
  const analysis = { view, problems, secrets };
  kept.set(node, analysis);
  return analysis;
}

const bySection = new Map<string, readonly PartRule[]>();

function rulesOf(section: string): readonly PartRule[] {
  let rules = bySection.get(section);
  if (!rules) {
    rules = partRules.filter(rule => rule.sections.includes(section));
    bySection.set(section, rules);
  }
  return rules;
}

function more(
  node: Node,
  { absence }: Place,
  related: readonly RelatedPath[],
): Pick<LocalProblem, "related" | "absence"> {
  const spans = related.flatMap(({ path, part, message }) => {
    const other = spanBelow(node, path, part ?? "value");
    return other ? [{ start: other.start, end: other.end, message }] : [];
  });
  return { ...(spans.length > 0 && { related: spans }), ...(absence && { absence }) };
}

function spanOf(document: SourceDocument, piece: Piece, root: Node, place: Place): Span | undefined {
  const found = spanBelow(root, place.path, place.part ?? "value");
  const span = found && { start: found.start, end: found.end };
  if (!place.inside) return span;
  const node = nodeBelow(root, place.path);
  return node ? (spanInside(document, piece, node, place.inside[0], place.inside[1]) ?? span) : span;
}

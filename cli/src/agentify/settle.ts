import {
  type CheckContext,
  checkAgent,
  fixesFor,
  nodeAt,
  openAgent,
  type Path,
  type TextEdit,
} from "@agentwright/language";
import { remove } from "@agentwright/language/agent/fixes/edits";
import type { Finding } from "@agentwright/protocol";

/** More than any file of people has; a file with more is left as it is, and its findings are shown. */
const mostRounds = 1000;

/**
 * Findings whose usual fix takes away what has no effect, or says more exactly what was meant. The fixes of all others
 * would allow more than the old file did, point elsewhere, or make something up.
 */
const fixable = new Set(["AW134", "AW136", "AW165", "AW173", "AW174", "AW176", "AW177"]);

/** Something is missing in a part: the part has to go. */
const absent = new Set(["AW117", "AW135", "AW164"]);

/** Fields without which there is no agent. */
const needed = new Set(
  (
    "identity name type personality traits communicationStyle " +
    "capabilities canBrowseWeb canExecuteCode canAccessFiles networkAccess"
  ).split(" "),
);

/**
 * Makes a converted config check clean: what the rules can fix without making anything up is fixed, what they still
 * refuse is taken out, with its part if the part is nothing without it. Every step is noted.
 */
export function settle(text: string, context: CheckContext, notes: string[]): string {
  const tried = new Set<string>();
  let settled = text;
  for (let round = 0; round < mostRounds; round++) {
    const step = nextStep(settled, context, tried);
    if (step === undefined) break;
    notes.push(step.note);
    settled = applied(settled, step.edits);
  }
  return settled;
}

interface Step {
  readonly note: string;
  readonly edits: readonly TextEdit[];
}

/** Each fix is tried once at each place, and everything else makes the text shorter: the steps come to an end. */
function nextStep(text: string, context: CheckContext, tried: Set<string>): Step | undefined {
  const document = openAgent(text, "yaml");
  for (const finding of checkAgent(document, context)) {
    const { path } = nodeAt(document.source, document.source.lines.offsetAt(finding.range.start));
    const attempt = `${finding.code} ${placeOf(path)}`;
    const fix = fixable.has(finding.code) && !tried.has(attempt) ? preferredFix(finding) : undefined;
    tried.add(attempt);
    if (fix !== undefined) return step(path, finding, `${fix.title}: done.`, fix.edits);
    for (const part of absent.has(finding.code) ? [partOf(path)] : [path, partOf(path)]) {
      const edits = isNeeded(part) ? [] : remove(document.source, part);
      if (edits.length > 0) return step(part, finding, "It is left out.", edits);
    }
  }
  return undefined;

  function preferredFix(finding: Finding) {
    return fixesFor(document, finding, context).find(({ preferred, edits }) => preferred && edits.length > 0);
  }
}

/** The element of a list that a path lies in, else its section. */
function partOf(path: Path): Path {
  const index = path.findLastIndex(part => typeof part === "number");
  return path.slice(0, Math.max(index + 1, 1));
}

function isNeeded(path: Path): boolean {
  return path.length === 0 || (path.length <= 2 && needed.has(String(path[0])) && needed.has(String(path.at(-1))));
}

function step(path: Path, { message }: Finding, done: string, edits: readonly TextEdit[]): Step {
  return { note: `${placeOf(path)}: ${message} ${done}`, edits };
}

/** `tools[0].name`. */
function placeOf(path: Path): string {
  return path
    .map(part => (typeof part === "number" ? `[${part}]` : `.${part}`))
    .join("")
    .replace(/^\./, "");
}

function applied(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((rest, edit) => rest.slice(0, edit.start) + edit.text + rest.slice(edit.end), text);
}

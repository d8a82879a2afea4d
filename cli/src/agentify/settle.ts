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
const mostRounds = 300;

/** Findings whose usual fix would allow more than the old file did, or point to another file. */
const neverFixed = new Set(["AW142", "AW144", "AW186"]);

/** Fields without which there is no agent. */
const needed = new Set(
  "identity name type personality traits communicationStyle capabilities canBrowseWeb canExecuteCode canAccessFiles networkAccess".split(
    " ",
  ),
);

/**
 * Makes a converted config check clean: what the rules would fix without asking is fixed, what they still refuse is
 * taken out. Every step is noted.
 */
export function settle(text: string, context: CheckContext, notes: string[]): string {
  let settled = text;
  for (let round = 0; round < mostRounds; round++) {
    const step = nextStep(settled, context);
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

function nextStep(text: string, context: CheckContext): Step | undefined {
  const document = openAgent(text, "yaml");
  for (const finding of checkAgent(document, context)) {
    const { path } = nodeAt(document.source, document.source.lines.offsetAt(finding.range.start));
    const fix = neverFixed.has(finding.code)
      ? undefined
      : fixesFor(document, finding, context).find(({ preferred }) => preferred);
    if (fix !== undefined && fix.edits.length > 0) return step(path, finding, `${fix.title}: done.`, fix.edits);
    if (path.length === 0 || (path.length <= 2 && needed.has(String(path.at(-1))))) continue;
    const edits = remove(document.source, path);
    if (edits.length > 0) return step(path, finding, "It is left out.", edits);
  }
  return undefined;
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

import type { BuildAnswer } from "@agentwright/compiler";
import type { BuildError, BuildEvent, FileFinding } from "@agentwright/protocol";
import { exitCode } from "./exit.ts";
import { line, plural } from "./formats/text.ts";
import type { Input } from "./inputs.ts";
import { shownName } from "./names.ts";

/** What of a build is told: everything, or only what stops it. */
type Told = "all" | "errors";

/**
 * Runs a build of one config and prints to standard error what it has to say: findings under the name that the person
 * gave, warnings, and why it failed if it did.
 */
export async function watched(
  input: Input,
  told: Told,
  start: (emit: (event: BuildEvent) => void) => Promise<BuildAnswer>,
): Promise<BuildAnswer> {
  let errors = 0;
  let shown = "";
  const answer = await start(event => {
    if (event.type === "finding") {
      if (event.finding.severity === "error") errors++;
      else if (told === "errors") return;
      console.error(line(renamed(event.finding, input)));
    } else if (event.type === "log" && (event.level === "warn" || event.level === "error")) {
      console.error(`${input.name}: ${event.message}`);
    } else if (event.type === "remote" && told === "all") {
      const text = remoteLine(event);
      if (text !== undefined && text !== shown) console.error(`${input.name}: ${text}`);
      shown = text ?? shown;
    }
  });
  const { outcome } = answer;
  if (outcome.status === "cancelled") console.error(`${input.name}: cancelled`);
  if (outcome.status === "failed") console.error(sentence(outcome.error, errors, input));
  return answer;
}

/** Where a run elsewhere stands: its page when it has one, then its steps. */
function remoteLine({ run, progress }: Extract<BuildEvent, { type: "remote" }>): string | undefined {
  if (!progress) return run.url;
  const { status, job, step, done, of } = progress;
  const where = [job, step].filter(name => name !== undefined).join(" › ");
  if (status === "queued") return "waits for a runner";
  if (status === "done") return "the run has ended";
  return `${where === "" ? "runs" : where}${of === undefined ? "" : ` (${done} of ${of} steps done)`}`;
}

/** The exit code that a failed build stands for. */
export function failureCode({ code }: BuildError): number {
  return code === "findings" || code === "tool-syntax" ? exitCode.findings : exitCode.cannotRun;
}

function renamed(finding: FileFinding, { path, name }: Input): FileFinding {
  return { ...finding, file: finding.file === path ? name : shownName(finding.file, name) };
}

/** Findings were printed already and are not repeated. */
function sentence({ message }: BuildError, errors: number, { path, name }: Input): string {
  if (errors > 0) return `${name}: not compiled, ${plural(errors, "error")}`;
  const said = message.replaceAll(path, name);
  return said.startsWith(name) ? said : `${name}: ${said}`;
}

import { documentValue, locate, type Path, parseSource, problemsOf } from "@agentwright/language/syntax/index";
import type { Range } from "@agentwright/protocol";
import { cliPath } from "./places.ts";
import { variantOf } from "./read.ts";
import { permissionsOf } from "./text.ts";

/** Something in the workflow that is not as we would write it. */
export interface WorkflowProblem {
  readonly code:
    | "unreadable"
    | "compiler-missing"
    | "compiler-changed"
    | "permission-missing"
    | "permission-wider"
    | "expression-in-script"
    | "action-not-pinned";
  readonly severity: "error" | "warning";
  /** One sentence with the next step. */
  readonly message: string;
  readonly range: Range;
}

/** What is known of the `cli.mjs` beside it: its SHA-256 (hex), or that it isn't there. */
export type CliBeside = string | "missing" | "unknown";

type Say = (
  problem: Pick<WorkflowProblem, "code" | "severity" | "message">,
  path: Path,
  part?: "key" | "value",
) => void;
type Data = Readonly<Record<string, unknown>>;

/** Looks through a workflow of ours: the compiler's digest, permissions, scripts, pins. Never throws. */
export function checkWorkflow(text: string, cli: CliBeside): readonly WorkflowProblem[] {
  const document = parseSource(text, "yaml");
  const problems: WorkflowProblem[] = [];
  for (const { start, end, message } of problemsOf(document)) {
    const range = document.lines.range(start, end);
    problems.push({ code: "unreadable", severity: "error", message, range });
  }
  const say: Say = (problem, path, part = "value") => {
    const extent = locate(document, path, part) ?? { start: 0, end: 0 };
    problems.push({ ...problem, range: document.lines.range(extent.start, extent.end) });
  };
  const root = data(documentValue(document));
  checkPermissions(root, permissionsOf(variantOf(text)), say);
  for (const [name, job] of Object.entries(data(root.jobs))) {
    const steps = data(job).steps;
    for (const [index, step] of (Array.isArray(steps) ? steps : []).entries()) {
      checkStep(data(step), ["jobs", name, "steps", index], cli, say);
    }
  }
  return problems.sort((a, b) => a.range.start.line - b.range.start.line);
}

const levels = ["none", "read", "write"];

function checkPermissions(root: Data, needed: Readonly<Record<string, string>>, say: Say): void {
  const jobs = Object.entries(data(root.jobs));
  const own = jobs.filter(([, job]) => data(job).permissions !== undefined);
  const places: Path[] = own.map(([name]) => ["jobs", name, "permissions"]);
  if (own.length < jobs.length) places.push(["permissions"]);
  for (const path of places) {
    const given = path.length === 1 ? root.permissions : data(data(root.jobs)[String(path[1])]).permissions;
    comparePermissions(given, needed, path, say);
  }
}

function comparePermissions(given: unknown, needed: Readonly<Record<string, string>>, path: Path, say: Say): void {
  const want = Object.entries(needed)
    .map(([name, level]) => `${name}: ${level}`)
    .join(", ");
  if (given === undefined || given === null || typeof given === "string") {
    const what = typeof given === "string" ? `‘${given}’ gives` : "Without permissions of its own";
    const message =
      typeof given === "string"
        ? `${what} the run more than it needs. Give it ${want} and nothing else.`
        : `${what}, the run gets whatever the repository gives by default. Give it ${want}.`;
    say({ code: "permission-wider", severity: "warning", message }, given === undefined ? ["jobs"] : path, "key");
    return;
  }
  const levelOf = (name: string) => Math.max(0, levels.indexOf(String(data(given)[name] ?? "none")));
  for (const [name, level] of Object.entries(needed)) {
    if (levelOf(name) >= levels.indexOf(level)) continue;
    const message = `The run needs the permission ${name}: ${level}, and does not get it. Add it here.`;
    say({ code: "permission-missing", severity: "error", message }, path, "key");
  }
  for (const name of Object.keys(data(given))) {
    const level = needed[name] ?? "none";
    if (levelOf(name) <= levels.indexOf(level)) continue;
    const enough = level === "none" ? "and needs none of it. Take it away" : `and ${level} is enough`;
    const message = `The run gets ${name}: ${levels[levelOf(name)]}, ${enough}.`;
    say({ code: "permission-wider", severity: "warning", message }, [...path, name], "value");
  }
}

function checkStep(step: Data, path: Path, cli: CliBeside, say: Say): void {
  if (typeof step.run === "string" && step.run.includes("${{")) {
    const message =
      'An expression in a script is put into it as text, so what a config is called becomes part of the command. Hand it over in `env` and write "$NAME" here.';
    say({ code: "expression-in-script", severity: "error", message }, [...path, "run"], "key");
  }
  if (typeof step.uses === "string" && !isPinned(step.uses)) {
    const message = `‘${step.uses}’ is whatever its owner makes of it. Pin it to the full SHA of a commit, with the version as a comment.`;
    say({ code: "action-not-pinned", severity: "warning", message }, [...path, "uses"]);
  }
  const named = data(step.env).CLI_SHA256;
  if (named === undefined || cli === "unknown" || named === cli) return;
  const at: Path = [...path, "env", "CLI_SHA256"];
  if (cli === "missing") {
    const message = `${cliPath} is not there, so every run fails. Write both anew: agentwright workflow add`;
    say({ code: "compiler-missing", severity: "error", message }, at);
    return;
  }
  const message = `${cliPath} is another one than the workflow asks for, so every run fails. If nobody changed it on purpose, write both anew: agentwright workflow add`;
  say({ code: "compiler-changed", severity: "error", message }, at);
}

/** Names a commit, an image's digest, or a folder of the repository itself. */
function isPinned(uses: string): boolean {
  return /@[0-9a-f]{40}$/.test(uses) || /@sha256:[0-9a-f]{64}$/.test(uses) || uses.startsWith("./");
}

function data(value: unknown): Data {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Data) : {};
}

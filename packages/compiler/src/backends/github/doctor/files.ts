import { createHash } from "node:crypto";
import type { Hub } from "../api/hub.ts";
import { RemoteProblem } from "../problem.ts";
import { checkWorkflow } from "../workflow/check.ts";
import { cliPath, workflowPath } from "../workflow/places.ts";
import { readWorkflow } from "../workflow/read.ts";
import { workflowText } from "../workflow/text.ts";
import { tried } from "./permissions.ts";
import type { DoctorCheck, DoctorOptions } from "./types.ts";

type Say = (check: DoctorCheck) => boolean;

const writeAnew = "Write it anew: agentwright workflow add; then commit and push it to";

/** Are workflow and compiler on the default branch, and those of this version? False: there is nothing to start. */
export async function checkWorkflowFiles(
  hub: Hub,
  branch: string,
  cli: DoctorOptions["cli"],
  say: Say,
): Promise<boolean> {
  const file = await tried("workflow", say, () => read(hub, workflowPath, branch));
  if (file === undefined) {
    say({ id: "compiler", state: "skipped", message: "Not looked at: the workflow could not be read." });
    return false;
  }
  if (file === "missing") {
    const message = `‘${branch}’ has no ${workflowPath}, and GitHub starts a workflow by hand only from the default branch. Run: agentwright workflow add; then commit and push it to ‘${branch}’.`;
    say({ id: "workflow", state: "wrong", message });
    say({ id: "compiler", state: "skipped", message: "Not looked at: there is no workflow." });
    return false;
  }
  const text = Buffer.from(file.content, "base64").toString("utf8");
  say(await workflowCheck(text, branch, cli));
  await checkCompiler(hub, branch, text, cli, say);
  return true;
}

async function workflowCheck(text: string, branch: string, cli: DoctorOptions["cli"]): Promise<DoctorCheck> {
  const { untouched, attest, server } = await readWorkflow(text);
  const wanted = await workflowText({ cliSha256: cli.sha256, attest, server });
  if (text.replaceAll("\r\n", "\n") === wanted) {
    const signs = attest ? ", and it signs what it makes" : "";
    return {
      id: "workflow",
      state: "fine",
      message: `The workflow on ‘${branch}’ is the one of this version${signs}.`,
    };
  }
  if (untouched) {
    const message = `The workflow on ‘${branch}’ was written by another version. ${writeAnew} ‘${branch}’.`;
    return { id: "workflow", state: "wrong", message };
  }
  const found = checkWorkflow(text, "unknown").map(({ message, range }) => `line ${range.start.line + 1}: ${message}`);
  const what = found.length === 0 ? "" : ` ${found.join(" ")}`;
  const message = `The workflow on ‘${branch}’ was edited, so it can't be told whether it compiles as this version does.${what} To have ours again: agentwright workflow add --force`;
  return { id: "workflow", state: found.length === 0 ? "unsure" : "wrong", message };
}

/** The compiler is larger than what the API shows of a file, but it names each file's blob, as git does. */
async function checkCompiler(hub: Hub, branch: string, workflow: string, cli: DoctorOptions["cli"], say: Say) {
  const file = await tried("compiler", say, () => read(hub, cliPath, branch));
  if (file === undefined) return;
  if (file === "missing") {
    const message = `‘${branch}’ has no ${cliPath}, so every run fails. Run: agentwright workflow add; then commit and push both.`;
    say({ id: "compiler", state: "wrong", message });
    return;
  }
  const { cliSha256 } = await readWorkflow(workflow);
  const ours = file.sha === blobSha(cli.text);
  if (ours && cliSha256 === cli.sha256) {
    say({ id: "compiler", state: "fine", message: `The compiler is the one of this version (SHA-256 ${cli.sha256}).` });
  } else if (ours || cliSha256 === cli.sha256) {
    const message = `The compiler on ‘${branch}’ is not the one that the workflow asks for, so every run fails. ${writeAnew} ‘${branch}’.`;
    say({ id: "compiler", state: "wrong", message });
  } else {
    const message = `The compiler on ‘${branch}’ is that of another version, so its plugins are others than those made here. ${writeAnew} ‘${branch}’.`;
    say({ id: "compiler", state: "wrong", message });
  }
}

/** SHA-1 as git names a blob ("Git Internals, Git Objects" in Pro Git). */
function blobSha(text: string): string {
  const bytes = Buffer.from(text, "utf8");
  return createHash("sha1").update(`blob ${bytes.length}\0`).update(bytes).digest("hex");
}

interface FileOnGitHub {
  readonly sha: string;
  /** Base64; empty for a large file. */
  readonly content: string;
}

async function read(hub: Hub, path: string, branch: string): Promise<FileOnGitHub | "missing"> {
  try {
    const { data } = await hub.ask(
      "read files",
      (octokit, extra) => octokit.rest.repos.getContent({ ...hub.repo, path, ref: branch, ...extra }),
      { patienceMs: 5000, limitMs: 0 },
    );
    const file = data as Partial<FileOnGitHub> & { readonly type?: string };
    return file.type === "file" ? { sha: file.sha ?? "", content: file.content ?? "" } : "missing";
  } catch (error) {
    if (error instanceof RemoteProblem && error.status === 404) return "missing";
    throw error;
  }
}

import { sha256 } from "../../../shared/digest.ts";
import { normalText } from "../../../shared/text.ts";
import { pinned } from "./actions.ts";
import type { WorkflowOptions } from "./text.ts";

/** What a workflow file says of itself. */
export interface ReadWorkflow {
  /** Has nobody changed a line since we wrote it? A file without our first line counts as somebody's own. */
  readonly untouched: boolean;
  /** The digest of `cli.mjs` that it asks for. */
  readonly cliSha256?: string;
  readonly attest: boolean;
  readonly server: boolean;
}

/** Reads a workflow that is there; line ends of the checkout don't matter. */
export async function readWorkflow(text: string): Promise<ReadWorkflow> {
  const normal = normalText(text);
  const [, digest, body] = /^# agentwright-workflow \d+ ([0-9a-f]{64})\n([\s\S]*)$/.exec(normal) ?? [];
  const named = /^\s*CLI_SHA256:\s*["']?([0-9a-f]{64})["']?\s*$/m.exec(normal)?.[1];
  return {
    untouched: body !== undefined && (await sha256(body)) === digest,
    ...(named !== undefined && { cliSha256: named }),
    ...variantOf(normal),
  };
}

/** Which of our variants it is, told by what it uses. */
export function variantOf(text: string): Required<Pick<WorkflowOptions, "attest" | "server">> {
  return {
    attest: /uses:\s*actions\/attest(?:-build-provenance)?@/.test(text),
    server: text.includes(`${pinned.uploadOnServer.name}@${pinned.uploadOnServer.sha}`),
  };
}

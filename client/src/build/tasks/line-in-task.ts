import type { BuildEvent } from "@agentwright/protocol";
import { lineOf } from "../lines.ts";

/** `file:line:column: severity CODE message`, one-based, for a finding; the log's own line for all else. */
export function lineInTask(event: BuildEvent): string {
  if (event.type !== "finding") return lineOf(event).text;
  const { file, range, severity, code, message } = event.finding;
  return `${file}:${range.start.line + 1}:${range.start.character + 1}: ${severity} ${code} ${message.replaceAll("\n", " ")}`;
}

import { type Finding, lensCommands } from "@agentwright/protocol";
import type { CodeAction } from "vscode-languageserver";
import type { OpenFile } from "../documents/open-file.ts";
import type { Server } from "../feature.ts";

/** What one can do about a fault of ours: restart, look at the log, keep the text that it happened on. */
export function faultActions(server: Server, file: OpenFile, findings: readonly Finding[]): CodeAction[] {
  const finding = findings.find(({ code }) => code === "AW900");
  if (!finding || !server.abilities.commands) return [];
  const diagnostics = [server.diagnostics.diagnosticOf(file, finding)];
  const run = (title: string, command: string): CodeAction => {
    return { title, kind: "quickfix", diagnostics, command: { title, command } };
  };
  return [
    run("Restart the language server", lensCommands.restartServer),
    run("Show the log", lensCommands.showLog),
    run("Keep this text as a fixture", lensCommands.keepCrashText),
  ];
}

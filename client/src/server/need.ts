import { agentLanguageIds, projectFileName } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { Programs } from "./programs.ts";

const languages: readonly string[] = Object.values(agentLanguageIds);

/** Whether there is anything for a server to do. */
export interface Need extends vscode.Disposable {
  /** Settles with the first config, project file or program that names pgflow, or when somebody asks for the server. */
  readonly met: Promise<void>;
  readonly isMet: boolean;
  /** Somebody asks for the server. */
  now(): void;
}

/** Who opens programs only, and has no flows, gets no server process. */
export function watchNeed(programs: Programs): Need {
  let isMet = false;
  let settle: () => void = () => {};
  const met = new Promise<void>(resolve => {
    settle = resolve;
  });
  const listening: vscode.Disposable[] = [];
  const now = (): void => {
    isMet = true;
    settle();
    for (const one of listening.splice(0)) one.dispose();
  };
  const look = ({ languageId, uri }: vscode.TextDocument): void => {
    if (languages.includes(languageId) || uri.path.endsWith(`/${projectFileName}`)) now();
  };
  listening.push(vscode.workspace.onDidOpenTextDocument(look), programs.onFirst(now));
  if (programs.any) now();
  for (const document of vscode.workspace.textDocuments) look(document);
  return {
    met,
    get isMet() {
      return isMet;
    },
    now,
    dispose: () => {
      for (const one of listening.splice(0)) one.dispose();
    },
  };
}

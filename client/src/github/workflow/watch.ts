import * as vscode from "vscode";
import type { Log } from "../../log/log.ts";

const selector: vscode.DocumentSelector = { scheme: "file", pattern: "**/.github/workflows/agentwright.yml" };

/** Milliseconds without a key before a changed text is looked at. */
const pauseMs = 300;

/** Findings in our workflow while it is open: the compiler's digest, permissions, scripts, pins. Each can be undone. */
export function watchWorkflow(log: Log): vscode.Disposable {
  const found = vscode.languages.createDiagnosticCollection("agentwright-workflow");
  const waiting = new Map<string, NodeJS.Timeout>();
  const soon = (document: vscode.TextDocument, ms: number): void => {
    if (!vscode.languages.match(selector, document)) return;
    const key = document.uri.toString();
    clearTimeout(waiting.get(key));
    const look = () => check(document, found).catch((error: unknown) => log.debug(String(error)));
    waiting.set(key, setTimeout(look, ms));
  };
  const forget = ({ uri }: vscode.TextDocument): void => {
    clearTimeout(waiting.get(uri.toString()));
    waiting.delete(uri.toString());
    found.delete(uri);
  };
  for (const document of vscode.workspace.textDocuments) soon(document, 0);
  return vscode.Disposable.from(
    found,
    vscode.workspace.onDidOpenTextDocument(document => soon(document, 0)),
    vscode.workspace.onDidChangeTextDocument(({ document }) => soon(document, pauseMs)),
    vscode.workspace.onDidSaveTextDocument(document => soon(document, 0)),
    vscode.workspace.onDidCloseTextDocument(forget),
    vscode.languages.registerCodeActionsProvider(selector, { provideCodeActions: (_, __, context) => fixes(context) }),
    {
      dispose: () => {
        for (const timer of waiting.values()) clearTimeout(timer);
      },
    },
  );
}

async function check(document: vscode.TextDocument, found: vscode.DiagnosticCollection): Promise<void> {
  const { checkFile } = await import("./check.ts");
  const { version } = document;
  const diagnostics = await checkFile(document);
  if (!document.isClosed && document.version === version) found.set(document.uri, diagnostics);
}

function fixes({ diagnostics }: vscode.CodeActionContext): vscode.CodeAction[] {
  const own = diagnostics.filter(({ source }) => source === "agentwright workflow");
  if (own.length === 0) return [];
  const title = vscode.l10n.t("Write Agentwright's workflow again");
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.diagnostics = own;
  action.command = { command: "agentwright.addCompileWorkflow", title };
  return [action];
}

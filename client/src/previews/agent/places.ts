import { posix } from "node:path";
import * as vscode from "vscode";

/** Shows a place of a file in an editor beside the preview, or in the one that shows it already. */
export async function showPlace(uri: vscode.Uri, range: vscode.Range): Promise<void> {
  const open = vscode.window.visibleTextEditors.find(editor => editor.document.uri.toString() === uri.toString());
  const column = open?.viewColumn ?? vscode.ViewColumn.One;
  await vscode.window.showTextDocument(uri, { viewColumn: column, selection: range });
}

/**
 * Shows a place of a stack: in a file below `root`, or, as `config#tool.ts`, in the code that stands in the config
 * itself. Lines and columns are one-based.
 */
export async function showStackPlace(
  config: vscode.Uri,
  root: string,
  place: { readonly file: string; readonly line: number; readonly column?: number | undefined },
): Promise<void> {
  const at = { line: Math.max(0, place.line - 1), character: Math.max(0, (place.column ?? 1) - 1) };
  const inline = /#(.+)\.[jt]s$/.exec(place.file)?.[1];
  if (inline !== undefined) await showPlace(config, await inlineRange(config, inline, at));
  else
    await showPlace(
      vscode.Uri.file(posix.join(root, place.file)),
      new vscode.Range(at.line, at.character, at.line, at.character),
    );
}

/** Opens the config of another agent, by its path below `root` without the ending. */
export async function showAgent(root: string, path: string): Promise<void> {
  for (const ending of ["yaml", "yml", "json", "jsonc"]) {
    const uri = vscode.Uri.file(`${posix.join(root, path)}.${ending}`);
    try {
      await vscode.workspace.fs.stat(uri);
    } catch {
      continue;
    }
    await vscode.window.showTextDocument(uri, { viewColumn: vscode.ViewColumn.One });
    return;
  }
  void vscode.window.showWarningMessage(vscode.l10n.t("The config of “{0}” is not there any more.", path));
}

async function inlineRange(
  config: vscode.Uri,
  tool: string,
  at: { readonly line: number; readonly character: number },
): Promise<vscode.Range> {
  const [{ openAgent, agentModel }, { syntaxOf }, { inlineOrigin }] = await Promise.all([
    import("@agentwright/language/agent/index"),
    import("@agentwright/language/syntax/index"),
    import("@agentwright/compiler/kinds/agent/inline"),
  ]);
  const text = (await vscode.workspace.openTextDocument(config)).getText();
  const document = openAgent(text, syntaxOf(config.path) ?? "yaml");
  const tools = agentModel(document)?.tools ?? [];
  const index = tools.findIndex(one => one.name === tool);
  const code = tools[index]?.code;
  if (code === undefined) return new vscode.Range(0, 0, 0, 0);
  const range = inlineOrigin(document, config.path, ["tools", index, "code"], code).rangeOf(at, at);
  return new vscode.Range(range.start.line, range.start.character, range.start.line, range.start.character);
}

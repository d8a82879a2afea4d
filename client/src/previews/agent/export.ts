import { readManifest } from "@agentwright/runtime";
import * as vscode from "vscode";
import type { PreviewDeps } from "./deps.ts";
import type { RunnableBytes } from "./plugin-bytes.ts";
import { webPageHtml } from "./web-page.ts";
import { previewWords } from "./words.ts";

/** What is exported: the plugin, and where the file dialog begins. */
export interface Exported extends RunnableBytes {
  readonly folder: vscode.Uri | undefined;
}

/** *Export as Web Page*: one HTML file with the plugin inside. Asks where to, and offers to open it. */
export async function exportWebPage(exported: Exported, extension: vscode.Uri, deps: PreviewDeps): Promise<void> {
  const { agent } = readManifest(exported.wasm);
  const name = `${agent.slug}-${agent.version}.html`;
  const uri = await vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export as Web Page"),
    filters: { [vscode.l10n.t("Web page")]: ["html"] },
    ...(exported.folder && { defaultUri: vscode.Uri.joinPath(exported.folder, name) }),
  });
  if (uri === undefined) return;
  const html = await webPageHtml({
    title: `${agent.name} ${agent.version}`,
    start: {
      mode: "page",
      trusted: false,
      language: vscode.env.language,
      words: previewWords(),
      wasm: base64(exported.wasm),
      ...(exported.modules.length > 0 && { modules: exported.modules.map(base64) }),
    },
    script: await readText(vscode.Uri.joinPath(extension, "dist", "preview.js")),
    style: await readText(vscode.Uri.joinPath(extension, "dist", "preview.css")),
  });
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(html));
  deps.log.info(`Exported ${agent.name} ${agent.version} as a web page: ${uri.fsPath} (${html.length} characters)`);
  const open = vscode.l10n.t("Open in Browser");
  const text = vscode.l10n.t("The web page was written: {0}", vscode.workspace.asRelativePath(uri));
  if ((await vscode.window.showInformationMessage(text, open)) === open) await vscode.env.openExternal(uri);
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("base64");
}

async function readText(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}

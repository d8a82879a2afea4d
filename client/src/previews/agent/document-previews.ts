import * as vscode from "vscode";
import { baseName } from "../../files/agent-file.ts";
import { agentViewType } from "../view-types.ts";
import type { PreviewDeps } from "./deps.ts";
import { DocumentPreview } from "./document-preview.ts";
import { literal, record, text } from "./shape.ts";

const savedState = record({ version: literal("1"), uri: text });

/** The open previews of configs, one for each. */
export class DocumentPreviews implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #deps: PreviewDeps;
  readonly #open = new Map<string, DocumentPreview>();

  constructor(extension: vscode.Uri, deps: PreviewDeps) {
    this.#extension = extension;
    this.#deps = deps;
  }

  /** Shows the preview of a config, which need not be open; an open preview comes to the front where it is. */
  show(uri: vscode.Uri, column: vscode.ViewColumn): void {
    const open = this.#open.get(uri.toString());
    if (open !== undefined) {
      open.panel.reveal(open.panel.viewColumn, false);
      return;
    }
    const options = { enableScripts: true, retainContextWhenHidden: true, enableFindWidget: true };
    this.#take(vscode.window.createWebviewPanel(agentViewType, "", { viewColumn: column }, options), uri);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (savedState(state)) this.#take(panel, vscode.Uri.parse(state.uri, true));
    else panel.dispose();
  }

  /** The preview in front. */
  active(): DocumentPreview | undefined {
    return [...this.#open.values()].find(preview => preview.panel.active);
  }

  /** The preview of a config, if it is open. */
  of(uri: vscode.Uri): DocumentPreview | undefined {
    return this.#open.get(uri.toString());
  }

  dispose(): void {
    for (const preview of this.#open.values()) preview.panel.dispose();
  }

  #take(panel: vscode.WebviewPanel, uri: vscode.Uri): void {
    panel.title = vscode.l10n.t("Preview {0}", baseName(uri));
    const picture = (theme: string) => vscode.Uri.joinPath(this.#extension, "media", `agent-${theme}.svg`);
    panel.iconPath = { light: picture("light"), dark: picture("dark") };
    const key = uri.toString();
    this.#open.get(key)?.panel.dispose();
    const preview = new DocumentPreview(panel, uri, this.#extension, this.#deps);
    this.#open.set(key, preview);
    panel.onDidDispose(() => {
      if (this.#open.get(key) === preview) this.#open.delete(key);
    });
  }
}

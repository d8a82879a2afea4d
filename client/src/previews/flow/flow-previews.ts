import * as vscode from "vscode";
import { baseName } from "../../files/agent-file.ts";
import { literal, record, text } from "../agent/shape.ts";
import { flowViewType } from "../view-types.ts";
import type { FlowPreviewDeps } from "./deps.ts";
import { FlowPreview } from "./flow-preview.ts";

const savedState = record({ version: literal("1"), uri: text });

/** The open graphs, one for each file. */
export class FlowPreviews implements vscode.WebviewPanelSerializer, vscode.Disposable {
  readonly #extension: vscode.Uri;
  readonly #deps: FlowPreviewDeps;
  readonly #open = new Map<string, FlowPreview>();

  constructor(extension: vscode.Uri, deps: FlowPreviewDeps) {
    this.#extension = extension;
    this.#deps = deps;
  }

  /** Shows the graph of a file beside it, `flow` in front; an open one comes to the front where it is. */
  show(uri: vscode.Uri, flow: string | undefined): void {
    const open = this.#open.get(uri.toString());
    if (open !== undefined) {
      open.panel.reveal(open.panel.viewColumn, true);
      if (flow !== undefined) open.post({ type: "show", flow });
      return;
    }
    const options = { enableScripts: true, retainContextWhenHidden: true };
    const where = { viewColumn: vscode.ViewColumn.Beside, preserveFocus: true };
    this.#take(vscode.window.createWebviewPanel(flowViewType, "", where, options), uri, flow);
  }

  async deserializeWebviewPanel(panel: vscode.WebviewPanel, state: unknown): Promise<void> {
    if (savedState(state)) this.#take(panel, vscode.Uri.parse(state.uri, true));
    else panel.dispose();
  }

  /** The graph in front. */
  active(): FlowPreview | undefined {
    return [...this.#open.values()].find(({ panel }) => panel.active);
  }

  /** The graph of a file, if it is open. */
  of(uri: vscode.Uri): FlowPreview | undefined {
    return this.#open.get(uri.toString());
  }

  dispose(): void {
    for (const { panel } of this.#open.values()) panel.dispose();
  }

  #take(panel: vscode.WebviewPanel, uri: vscode.Uri, flow?: string): void {
    panel.title = vscode.l10n.t("Flow {0}", baseName(uri));
    const picture = (theme: string) => vscode.Uri.joinPath(this.#extension, "media", `agent-${theme}.svg`);
    panel.iconPath = { light: picture("light"), dark: picture("dark") };
    const key = uri.toString();
    this.#open.get(key)?.panel.dispose();
    const preview = new FlowPreview(panel, uri, this.#extension, this.#deps, flow);
    this.#open.set(key, preview);
    panel.onDidDispose(() => {
      if (this.#open.get(key) === preview) this.#open.delete(key);
    });
  }
}

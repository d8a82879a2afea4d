import { randomBytes } from "node:crypto";
import type { FlowGraph, Range } from "@agentwright/protocol";
import * as vscode from "vscode";
import { setting } from "../../settings.ts";
import { BuildLoop } from "../agent/build-loop.ts";
import { showPlace } from "../agent/places.ts";
import type { FlowPreviewDeps } from "./deps.ts";
import { flowHtml } from "./html.ts";
import { type Comparison, type FromFlowPage, fromFlowPage, type ToFlowPage } from "./messages.ts";
import { committedSide, savedSide } from "./others.ts";
import { saveSvg } from "./save-svg.ts";
import { flowWords } from "./words.ts";

/** The graph of one file's flows: asks the server for it while the file is typed. Nothing of the file is run. */
export class FlowPreview implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly #deps: FlowPreviewDeps;
  readonly #loop = new BuildLoop(() => this.#read());
  readonly #parts: vscode.Disposable[] = [];
  #graph: FlowGraph | undefined;
  #compared: { readonly comparison: Comparison; readonly flow: string } | undefined;

  constructor(
    panel: vscode.WebviewPanel,
    uri: vscode.Uri,
    extension: vscode.Uri,
    deps: FlowPreviewDeps,
    flow?: string,
  ) {
    this.uri = uri;
    this.panel = panel;
    this.#deps = deps;
    const { webview } = panel;
    const dist = vscode.Uri.joinPath(extension, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    const own = (other: vscode.Uri) => other.toString() === uri.toString();
    this.#parts.push(
      webview.onDidReceiveMessage((message: unknown) => this.#take(message)),
      deps.server.onDidChangeFlowGraph(note => {
        if (note.uri === uri.toString() && this.#live) this.#loop.request();
      }),
      deps.server.onDidChangeState(({ state }) => {
        if (state === "ready") this.#loop.request(true);
      }),
      vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
        if (own(document.uri) && contentChanges.length > 0 && this.#live) this.#loop.request();
      }),
      vscode.workspace.onDidSaveTextDocument(document => {
        if (!own(document.uri)) return;
        this.#loop.request(true);
        if (this.#compared?.comparison === "saved") void this.#compare();
      }),
      vscode.window.onDidChangeTextEditorSelection(({ textEditor, selections }) => {
        const at = selections[0]?.active;
        if (own(textEditor.document.uri) && at) this.post({ type: "cursor", line: at.line, character: at.character });
      }),
      deps.runs.onDidChange(() => this.#postRuns()),
      panel.onDidDispose(() => this.dispose()),
    );
    const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    webview.html = flowHtml(
      { language: vscode.env.language, words: flowWords(), uri: uri.toString(), ...(flow && { flow }) },
      {
        script: address("flow.js"),
        style: address("flow.css"),
        cspSource: webview.cspSource,
        nonce: randomBytes(16).toString("hex"),
      },
    );
  }

  post(message: ToFlowPage): void {
    void this.panel.webview.postMessage(message);
  }

  dispose(): void {
    this.#loop.dispose();
    for (const part of this.#parts) part.dispose();
  }

  get #live(): boolean {
    return setting("preview.updateOnType", this.uri);
  }

  async #read(): Promise<void> {
    try {
      const graph = await this.#deps.server.flowGraph(this.uri);
      this.#graph = graph ?? undefined;
      this.post({ type: "graph", graph: graph ?? { uri: this.uri.toString(), version: 0, flows: [] } });
    } catch (error) {
      this.post({ type: "nothing", why: error instanceof Error ? error.message : String(error) });
    }
  }

  #take(message: unknown): void {
    if (!fromFlowPage(message)) {
      this.#deps.log.warn("The flow graph sent a message of an unknown shape; it was dropped.");
      return;
    }
    this.#handle(message).catch((error: unknown) => {
      this.#deps.log.error(`Flow graph: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }

  async #handle(message: FromFlowPage): Promise<void> {
    if (message.type === "ready") {
      this.#loop.request(true);
      this.#postRuns();
    } else if (message.type === "reveal") await this.#reveal(message.flow, message.step);
    else if (message.type === "mistake") await this.#show(this.#graph?.syntaxError?.range);
    else if (message.type === "svg") await saveSvg(this.uri, message.name, message.svg);
    else if (message.type === "fault") this.#deps.log.error(`Flow graph: ${message.message}`);
    else {
      this.#compared = { comparison: message.comparison, flow: message.flow };
      await this.#compare();
    }
  }

  async #compare(): Promise<void> {
    const compared = this.#compared;
    if (compared === undefined) return;
    const { comparison, flow } = compared;
    const side =
      comparison === "saved"
        ? await savedSide(this.uri, this.#deps)
        : comparison === "committed"
          ? await committedSide(this.uri, this.#deps)
          : await this.#deps.deployed(this.uri, flow);
    const told = "problem" in side ? { label: "", flows: [], problem: side.problem } : side;
    this.post({ type: "other", comparison, ...told });
  }

  async #reveal(name: string, slug: string | undefined): Promise<void> {
    const flow = this.#graph?.flows.find(one => one.name === name);
    const step = flow?.steps.find(one => one.slug === slug);
    await this.#show(step?.slugRange ?? flow?.range);
  }

  async #show(range: Range | undefined): Promise<void> {
    const { start, end } = range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    await showPlace(this.uri, new vscode.Range(start.line, start.character, end.line, end.character));
  }

  #postRuns(): void {
    for (const [flow, run] of this.#deps.runs.all()) this.post({ type: "run", flow, run });
  }
}

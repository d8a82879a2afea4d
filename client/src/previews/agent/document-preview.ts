import type { BuildRequest, FileFinding, PluginAnswer } from "@agentwright/protocol";
import * as vscode from "vscode";
import { diskPath } from "../../files/agent-file.ts";
import { setting } from "../../settings.ts";
import { BuildLoop } from "./build-loop.ts";
import type { PreviewDeps } from "./deps.ts";
import { firstError } from "./first-finding.ts";
import type { ToPage } from "./messages.ts";
import { PageHost } from "./page-host.ts";
import { showAgent, showPlace, showStackPlace } from "./places.ts";
import { fromEngine, type RunnableBytes } from "./plugin-bytes.ts";

/** Milliseconds of quiet before a mistake is shown: half a word is no mistake yet. */
const patienceMs = 350;

/** The preview of one config: builds it while it is typed, and keeps what it last made. */
export class DocumentPreview implements vscode.Disposable {
  readonly uri: vscode.Uri;
  readonly panel: vscode.WebviewPanel;
  readonly #deps: PreviewDeps;
  readonly #page: PageHost;
  readonly #loop: BuildLoop;
  readonly #parts: vscode.Disposable[] = [];
  #plugin: Extract<ToPage, { readonly type: "plugin" }> | undefined;
  #broken: Extract<ToPage, { readonly type: "broken" }> | undefined;
  #finding: FileFinding | undefined;
  #patience: ReturnType<typeof setTimeout> | undefined;
  #inputs: ReadonlySet<string>;

  constructor(panel: vscode.WebviewPanel, uri: vscode.Uri, extension: vscode.Uri, deps: PreviewDeps) {
    this.uri = uri;
    this.panel = panel;
    this.#deps = deps;
    this.#inputs = new Set([diskPath(uri)]);
    this.#loop = new BuildLoop(signal => this.#build(signal));
    const root = () => deps.rootOf(uri);
    this.#page = new PageHost(panel.webview, extension, { mode: "document", uri }, deps, {
      ready: () => this.#ready(),
      jump: () => void this.#jump(),
      place: (file, line, column) => void showStackPlace(uri, root(), { file, line, column }),
      openAgent: path => void showAgent(root(), path),
    });
    const touched = (changed: vscode.Uri) => {
      if (this.#inputs.has(diskPath(changed))) this.#loop.request();
    };
    const folder = vscode.workspace.getWorkspaceFolder(uri);
    const around = folder
      ? new vscode.RelativePattern(folder, "**/*")
      : new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), "*");
    const watcher = vscode.workspace.createFileSystemWatcher(around);
    this.#parts.push(
      this.#page,
      watcher,
      watcher.onDidChange(touched),
      watcher.onDidCreate(touched),
      watcher.onDidDelete(touched),
      vscode.workspace.onDidChangeTextDocument(event => {
        if (setting("preview.updateOnType", event.document.uri)) touched(event.document.uri);
      }),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.#loop.request(true)),
      panel.onDidDispose(() => this.dispose()),
    );
  }

  /** The plugin that was last built without a mistake. */
  get plugin(): RunnableBytes | undefined {
    return this.#plugin && { wasm: this.#plugin.wasm, modules: this.#plugin.modules ?? [] };
  }

  dispose(): void {
    clearTimeout(this.#patience);
    this.#loop.dispose();
    for (const part of this.#parts) part.dispose();
  }

  /** Also after the editor has loaded the page anew: it then gets what there is, and a build follows. */
  #ready(): void {
    if (this.#plugin !== undefined) this.#page.post(this.#plugin);
    if (this.#broken !== undefined) this.#page.post(this.#broken);
    this.#loop.request(true);
  }

  async #build(signal: AbortSignal): Promise<void> {
    if (!vscode.workspace.isTrusted) return;
    const request = this.#deps.requestOf(this.uri);
    const findings: FileFinding[] = [];
    this.#page.post({ type: "building" });
    let answer: PluginAnswer;
    try {
      answer = await this.#deps.engine.plugin({ request }, signal, event => {
        if (event.type === "finding") findings.push(event.finding);
      });
    } catch (error) {
      this.#fail(error instanceof Error ? error.message : String(error), [], request);
      return;
    }
    if (signal.aborted) return;
    if (answer.outcome.status === "succeeded") this.#show(answer, request);
    else if (answer.outcome.status === "failed") this.#fail(answer.outcome.error.message, findings, request);
  }

  #show({ outcome, wasm, modules, manifest }: PluginAnswer, request: BuildRequest): void {
    if (outcome.status !== "succeeded" || wasm === undefined || manifest === undefined) return;
    const artifact = outcome.result.artifacts.find(one => one.kind === "plugin");
    const bytes = fromEngine({ wasm, ...(modules && { modules }) });
    const { durationMs: ms, cached } = outcome.result;
    this.#inputs = new Set([request.path, ...manifest.inputs.map(input => `${request.root}/${input.path}`)]);
    clearTimeout(this.#patience);
    this.#broken = undefined;
    this.#finding = undefined;
    this.#page.manifest = manifest;
    this.#plugin = {
      type: "plugin",
      ...bytes,
      facts: { sha256: artifact?.sha256 ?? "", bytes: bytes.wasm.length, ms, cached },
    };
    this.#page.post(this.#plugin);
  }

  #fail(message: string, findings: readonly FileFinding[], request: BuildRequest): void {
    const first = firstError(findings, request.path);
    this.#finding = first?.finding;
    this.#broken = {
      type: "broken",
      message,
      more: first?.more ?? 0,
      ...(first && {
        finding: {
          code: first.finding.code,
          message: first.finding.message,
          file: first.finding.file,
          line: first.finding.range.start.line + 1,
        },
      }),
    };
    const broken = this.#broken;
    clearTimeout(this.#patience);
    this.#patience = setTimeout(() => this.#page.post(broken), this.#plugin === undefined ? 0 : patienceMs);
  }

  async #jump(): Promise<void> {
    if (this.#finding === undefined) return;
    const { start, end } = this.#finding.range;
    const uri = vscode.Uri.file(this.#finding.file);
    const own = diskPath(uri) === diskPath(this.uri) ? this.uri : uri;
    await showPlace(own, new vscode.Range(start.line, start.character, end.line, end.character));
  }
}

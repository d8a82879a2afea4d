import { randomBytes } from "node:crypto";
import type { PluginManifest } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { PreviewDeps } from "./deps.ts";
import { EffectGate } from "./effect-gate.ts";
import { webviewHtml } from "./html.ts";
import { type ToExtension, type ToPage, toExtension } from "./messages.ts";
import { previewWords } from "./words.ts";

/** What a page may ask of the document or file it shows. */
export interface PageOwner {
  /** The page is there and can take messages; also after the editor has loaded it anew. */
  ready(): void;
  jump(): void;
  place(file: string, line: number, column: number | undefined): void;
  openAgent(path: string): void;
}

/** One webview with our page in it: hands messages on, and does what is the same for documents and files. */
export class PageHost implements vscode.Disposable {
  readonly #webview: vscode.Webview;
  readonly #deps: PreviewDeps;
  readonly #owner: PageOwner;
  readonly #gate: EffectGate;
  readonly #parts: vscode.Disposable[] = [];
  /** Of the plugin that the page shows; its permissions hold for what its tools ask. */
  manifest: PluginManifest | undefined;

  constructor(
    webview: vscode.Webview,
    extension: vscode.Uri,
    page: { readonly mode: "document" | "file"; readonly uri: vscode.Uri },
    deps: PreviewDeps,
    owner: PageOwner,
  ) {
    this.#webview = webview;
    this.#deps = deps;
    this.#owner = owner;
    this.#gate = new EffectGate({
      trusted: () => vscode.workspace.isTrusted,
      hostFor: async manifest => {
        const [{ makeNodeHost }, { nodeSender }] = await Promise.all([
          import("@agentwright/runtime/node/host"),
          import("@agentwright/runtime/node/send"),
        ]);
        return makeNodeHost(manifest, { secret: deps.secrets.value, send: nodeSender() });
      },
      words: {
        untrusted: vscode.l10n.t("Requests are not sent in Restricted Mode."),
        noConsent: vscode.l10n.t("The preview was opened anew; allow the host again."),
        notHttp: vscode.l10n.t("This is not a request that can be sent."),
      },
    });
    const dist = vscode.Uri.joinPath(extension, "dist");
    webview.options = { enableScripts: true, localResourceRoots: [dist] };
    this.#parts.push(
      webview.onDidReceiveMessage((message: unknown) => this.#take(message)),
      vscode.workspace.onDidGrantWorkspaceTrust(() => this.post({ type: "trust", trusted: true })),
      deps.secrets.onDidChange(() => void this.#postSecrets()),
    );
    const address = (file: string) => webview.asWebviewUri(vscode.Uri.joinPath(dist, file)).toString();
    webview.html = webviewHtml(
      {
        mode: page.mode,
        uri: page.uri.toString(),
        trusted: vscode.workspace.isTrusted,
        language: vscode.env.language,
        words: previewWords(),
      },
      {
        script: address("preview.js"),
        style: address("preview.css"),
        cspSource: webview.cspSource,
        nonce: randomBytes(16).toString("hex"),
      },
    );
  }

  post(message: ToPage): void {
    void this.#webview.postMessage(message);
  }

  dispose(): void {
    this.#gate.dispose();
    for (const part of this.#parts) part.dispose();
  }

  #take(message: unknown): void {
    if (!toExtension(message)) {
      this.#deps.log.warn("The preview sent a message of an unknown shape; it was dropped.");
      return;
    }
    this.#handle(message).catch((error: unknown) => {
      this.#deps.log.error(`Preview: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    });
  }

  async #handle(message: ToExtension): Promise<void> {
    if (message.type === "effect") {
      const answer = await this.#gate.send(message, this.manifest);
      this.post({ type: "response", id: message.id, ...answer });
    } else if (message.type === "ready") {
      this.#owner.ready();
      await this.#postSecrets();
    } else if (message.type === "cancelEffect") this.#gate.cancel(message.id);
    else if (message.type === "jump") this.#owner.jump();
    else if (message.type === "place") this.#owner.place(message.file, message.line, message.column);
    else if (message.type === "agent") this.#owner.openAgent(message.path);
    else if (message.type === "copy") await vscode.env.clipboard.writeText(message.text);
    else if (message.type === "setSecret") await this.#deps.secrets.set(message.name);
    else await vscode.commands.executeCommand("workbench.trust.manage");
  }

  async #postSecrets(): Promise<void> {
    this.post({ type: "secrets", set: [...(await this.#deps.secrets.names())] });
  }
}

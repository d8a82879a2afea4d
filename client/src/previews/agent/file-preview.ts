import * as vscode from "vscode";
import { baseName, diskPath } from "../../files/agent-file.ts";
import type { PreviewDeps } from "./deps.ts";
import type { ToPage } from "./messages.ts";
import { PageHost } from "./page-host.ts";
import { fromEngine, type RunnableBytes } from "./plugin-bytes.ts";

/** Opens `*.agentplugin.zip` and plugin `*.wasm` files: verified by the engine first, shown only then. */
export class FilePreviews {
  readonly #extension: vscode.Uri;
  readonly #deps: PreviewDeps;
  readonly #plugins = new Map<vscode.WebviewPanel, RunnableBytes>();

  constructor(extension: vscode.Uri, deps: PreviewDeps) {
    this.#extension = extension;
    this.#deps = deps;
  }

  /** The plugin in the editor that is in front, if that is one of these. */
  active(): (RunnableBytes & { readonly title: string }) | undefined {
    const found = [...this.#plugins].find(([panel]) => panel.active);
    return found && { ...found[1], title: found[0].title };
  }

  /** Shows a plugin file in the panel that the editor has made for it. */
  show(uri: vscode.Uri, panel: vscode.WebviewPanel): void {
    const page = new PageHost(panel.webview, this.#extension, { mode: "file", uri }, this.#deps, {
      ready: () => void show(),
      jump: () => {},
      place: () => {},
      openAgent: () => {},
    });
    const show = async () => {
      const shown = await this.#read(uri, page);
      if (shown.type === "plugin") this.#plugins.set(panel, { wasm: shown.wasm, modules: shown.modules ?? [] });
      else this.#plugins.delete(panel);
      page.post(shown);
    };
    const watcher = vscode.workspace.createFileSystemWatcher(
      new vscode.RelativePattern(vscode.Uri.joinPath(uri, ".."), baseName(uri)),
    );
    watcher.onDidChange(() => void show());
    watcher.onDidCreate(() => void show());
    panel.onDidDispose(() => {
      watcher.dispose();
      page.dispose();
      this.#plugins.delete(panel);
    });
  }

  async #read(uri: vscode.Uri, page: PageHost): Promise<ToPage> {
    if (uri.scheme !== "file") {
      return { type: "refused", reason: vscode.l10n.t("Plugins can only be opened from a disk. Save this one first.") };
    }
    try {
      const { manifest, sha256, wasm, modules, problem } = await this.#deps.engine.manifest(diskPath(uri));
      if (manifest === undefined || wasm === undefined || sha256 === undefined) {
        return { type: "refused", reason: problem ?? vscode.l10n.t("It could not be verified.") };
      }
      page.manifest = manifest;
      const bytes = fromEngine({ wasm, ...(modules && { modules }) });
      return { type: "plugin", ...bytes, facts: { sha256, bytes: bytes.wasm.length, file: baseName(uri) } };
    } catch (error) {
      return { type: "refused", reason: error instanceof Error ? error.message : String(error) };
    }
  }
}

import * as vscode from "vscode";
import type { App } from "../app.ts";
import { size } from "../build/lines.ts";
import { signalOf } from "../build/signal.ts";
import { requestFor } from "../engine/request.ts";
import { agentUri, baseName, diskPath } from "../files/agent-file.ts";
import { requireDisk, sayNoAgent } from "../files/say.ts";
import { embeddedFiles } from "../generated-files/payload.ts";
import { requireTrust } from "../trust.ts";

interface GeneratedFile {
  readonly name: string;
  readonly text: string;
}

const compiled = /\.(agentplugin\.zip|wasm)$/;

/**
 * Show Generated Files: what a plugin holds (its manifest, modules and texts) as read-only documents. Of a config it
 * shows what the compiler makes of it now. With a file's name given it opens that one; answers the names.
 */
export async function run(app: App, argument?: unknown, wanted?: unknown): Promise<readonly string[] | undefined> {
  const target = agentUri(argument) ?? activePlugin();
  if (!target) return sayNoAgent();
  if (!requireDisk(target)) return undefined;
  const isPlugin = compiled.test(target.path);
  if (!isPlugin && !requireTrust()) return undefined;
  const files = isPlugin ? await filesOfPlugin(app, target) : await filesOfConfig(app, target);
  const file = typeof wanted === "string" ? files.find(({ name }) => name === wanted) : await pick(files);
  if (file) {
    const uri = app.texts.put(`/generated/${baseName(target)}/${file.name.replace(/^agentwright:/, "")}`, file.text);
    await vscode.window.showTextDocument(uri, { preview: true });
  }
  return files.map(({ name }) => name);
}

/** The plugin or bundle that a custom editor shows in front. */
function activePlugin(): vscode.Uri | undefined {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputCustom && compiled.test(input.uri.path) ? input.uri : undefined;
}

async function filesOfPlugin(app: App, plugin: vscode.Uri): Promise<readonly GeneratedFile[]> {
  const { manifest, wasm, modules, problem } = await app.engine.manifest(diskPath(plugin));
  if (problem !== undefined || wasm === undefined) throw new Error(problem ?? vscode.l10n.t("Nothing could be read."));
  return listFiles(manifest, [wasm, ...(modules ?? [])]);
}

async function filesOfConfig(app: App, config: vscode.Uri): Promise<readonly GeneratedFile[]> {
  const options = { location: vscode.ProgressLocation.Window, title: vscode.l10n.t("Compiling") };
  const { outcome, manifest, wasm, modules, generated } = await vscode.window.withProgress(options, (_, token) =>
    app.engine.plugin({ request: requestFor(app, config), generated: true }, signalOf(token)),
  );
  if (outcome.status === "failed") throw new Error(outcome.error.message);
  if (wasm === undefined) throw new vscode.CancellationError();
  const files = listFiles(manifest, [wasm, ...(modules ?? [])]);
  return [...files, ...(generated ?? []).map(({ name, text }) => ({ name: `go/${name}`, text }))];
}

/** A native plugin holds nothing that could be listed. */
function listFiles(manifest: unknown, modules: readonly string[]): readonly GeneratedFile[] {
  const wasm = modules.map(one => Buffer.from(one, "base64")).filter(isWasm);
  const texts = wasm.flatMap(embeddedFiles).flatMap(({ name, data }) => {
    const text = textOf(data);
    return text === undefined ? [] : [{ name, text: name.endsWith(".json") ? prettyJson(text) : text }];
  });
  return [{ name: "manifest.json", text: `${JSON.stringify(manifest, null, 2)}\n` }, ...texts];
}

function isWasm(bytes: Uint8Array): boolean {
  return bytes[0] === 0 && bytes[1] === 0x61 && bytes[2] === 0x73 && bytes[3] === 0x6d;
}

/** Undefined for bytes that are no text. */
function textOf(data: Uint8Array): string | undefined {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(data);
  } catch {
    return undefined;
  }
}

function prettyJson(text: string): string {
  try {
    return `${JSON.stringify(JSON.parse(text), null, 2)}\n`;
  } catch {
    return text;
  }
}

async function pick(files: readonly GeneratedFile[]): Promise<GeneratedFile | undefined> {
  const items = files.map(file => ({ label: file.name, description: size(Buffer.byteLength(file.text)), file }));
  const title = vscode.l10n.t("Generated Files");
  return (await vscode.window.showQuickPick(items, { title }))?.file;
}

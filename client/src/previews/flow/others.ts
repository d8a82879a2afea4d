import type { FlowGraph, GraphFlow } from "@agentwright/protocol";
import * as vscode from "vscode";
import type { FlowPreviewDeps, OtherSide } from "./deps.ts";
import type { OtherFlow } from "./messages.ts";
import { outlineOf } from "./outline.ts";

/** The file as it lies on disk. */
export async function savedSide(uri: vscode.Uri, deps: FlowPreviewDeps): Promise<OtherSide> {
  try {
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
    return side(vscode.l10n.t("the saved file"), await deps.server.flowGraph(uri, text));
  } catch {
    return { problem: vscode.l10n.t("This file was never saved, so there is nothing to compare with.") };
  }
}

/** The part of the editor's Git extension that we use: its API of version 1. */
interface GitApi {
  getRepository(uri: vscode.Uri): { show(ref: string, path: string): Promise<string> } | null;
}

/** The file as the last commit has it, read by the editor's own Git extension. */
export async function committedSide(uri: vscode.Uri, deps: FlowPreviewDeps): Promise<OtherSide> {
  const extension = vscode.extensions.getExtension<{ getAPI(version: 1): GitApi }>("vscode.git");
  try {
    const git = (await extension?.activate())?.getAPI(1);
    const repository = git?.getRepository(uri);
    if (!repository) {
      return { problem: vscode.l10n.t("This file is in no Git repository that the editor has open.") };
    }
    const text = await repository.show("HEAD", uri.fsPath);
    return side(vscode.l10n.t("the last commit"), await deps.server.flowGraph(uri, text));
  } catch {
    return { problem: vscode.l10n.t("The last commit has no such file. Commit it once, then compare.") };
  }
}

function side(label: string, graph: FlowGraph | null): OtherSide {
  return { label, flows: (graph?.flows ?? []).map(otherOf) };
}

function otherOf(flow: GraphFlow): OtherFlow {
  return { name: flow.name, whole: flow.shape !== undefined, shape: outlineOf(flow) };
}

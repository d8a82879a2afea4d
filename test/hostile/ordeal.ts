import { ServerProcess } from "../../scripts/bench/lsp/process.ts";
import { usageOf } from "../../scripts/bench/lsp/usage.ts";
import type { Hostile } from "./documents.ts";

/** What a server made of a hostile document. */
export interface Outcome {
  readonly name: string;
  /** The longest that a hover on another, small file took meanwhile, in milliseconds; how many were asked. */
  readonly hover: number;
  readonly hovers: number;
  /** The most that the server worked while one hover waited, in milliseconds of processor time: what a busy machine can't lengthen. */
  readonly work: number | undefined;
  /** Findings of the document as it was opened. */
  readonly findings: number;
  /** The most memory that the server had, in MiB; undefined where nobody counts. */
  readonly peak: number | undefined;
  /** What the server failed in and said so, or why it is gone. */
  readonly faults: readonly string[];
}

const small = "identity:\n  name: Small Agent\n  type: assistant\n";
const other = "file:///w/small.agent.yaml";

/** No request may take longer, in milliseconds: a server that takes so long is as good as dead. */
const patience = 20_000;

/** Requests that an editor sends by itself for a document that it shows. */
const asked = {
  "textDocument/documentSymbol": "documentSymbolProvider",
  "textDocument/foldingRange": "foldingRangeProvider",
  "textDocument/codeLens": "codeLensProvider",
  "textDocument/documentLink": "documentLinkProvider",
  "textDocument/semanticTokens/full": "semanticTokensProvider",
} as const;

/**
 * Opens a hostile document in a server of its own, asks what an editor asks, edits it ten times and asks again; all the
 * while hovers over a second file are answered, and timed. Every answer must come, and be one.
 */
export async function ordeal(command: readonly string[], hostile: Hostile): Promise<Outcome> {
  const server = new ServerProcess(command, undefined, patience);
  const faults: string[] = [];
  const status = (params: { readonly state: string; readonly detail?: string }) => {
    if (params.state === "failed") faults.push(JSON.stringify(params));
    return false;
  };
  void server.told("agentwright/status", status);
  const pid = server.child.pid ?? 0;
  let hover = 0;
  let hovers = 0;
  let work = 0;
  let findings = 0;
  let peak = 0;
  try {
    const { capabilities } = await server.request<{ capabilities: Record<string, unknown> }>("initialize", {
      processId: process.pid,
      rootUri: null,
      capabilities: {
        textDocument: {
          diagnostic: { relatedInformation: true },
          documentSymbol: { hierarchicalDocumentSymbolSupport: true },
          semanticTokens: { requests: { full: true }, tokenTypes: [], tokenModifiers: [], formats: ["relative"] },
        },
      },
    });
    server.notify("initialized", {});
    server.notify("textDocument/didOpen", {
      textDocument: { uri: other, languageId: "yaml", version: 1, text: small },
    });
    const params = { textDocument: { uri: other }, position: { line: 1, character: 4 } };
    // The server is at work already, as an editor's is: what it loads for its first answer is no document's doing.
    await server.request("textDocument/hover", params);
    let over = false;
    const asking = (async () => {
      while (!over) {
        const start = performance.now();
        const worked = usageOf(pid)?.cpu ?? 0;
        const answer = await server.request("textDocument/hover", params);
        hover = Math.max(hover, performance.now() - start);
        work = Math.max(work, (usageOf(pid)?.cpu ?? 0) - worked);
        hovers++;
        if (answer === null) faults.push("a hover was answered with nothing");
        await new Promise(resolve => setTimeout(resolve, 5));
      }
    })();
    try {
      findings = await play(server, hostile, capabilities);
    } finally {
      over = true;
      await asking;
    }
  } catch (fault) {
    faults.push(fault instanceof Error ? fault.message : String(fault));
  }
  peak = usageOf(pid)?.peak ?? 0;
  if (!server.alive) faults.push("the server is gone");
  await server.stop();
  return { name: hostile.name, hover, hovers, work: work || undefined, findings, peak: peak || undefined, faults };
}

async function play(server: ServerProcess, hostile: Hostile, can: Record<string, unknown>): Promise<number> {
  const uri = `file:///w/hostile.agent.${hostile.syntax}`;
  const textDocument = { uri };
  const text = hostile.text();
  const pull = () => server.request<{ items: readonly unknown[] }>("textDocument/diagnostic", { textDocument });
  const askAll = async () => {
    for (const [method, capability] of Object.entries(asked)) {
      if (can[capability]) await server.request(method, { textDocument });
    }
  };
  server.notify("textDocument/didOpen", {
    textDocument: { uri, languageId: hostile.syntax, version: 1, text },
  });
  const { items } = await pull();
  await askAll();
  const lines = text.split(/\r\n|\r|\n/);
  for (let count = 0; count < 10; count++) {
    // All over the text, its ends too; every other edit takes the one before it back.
    const line = Math.floor(((lines.length - 1) * (count - (count % 2))) / 8);
    const at = { line, character: Math.floor((lines[line]?.length ?? 0) / 2) };
    const change =
      count % 2 === 0
        ? { range: { start: at, end: at }, text: ["y", "\n", '"', "[", "&a "][count / 2] }
        : { range: { start: at, end: count === 3 ? { line: line + 1, character: 0 } : after(at, count) }, text: "" };
    server.notify("textDocument/didChange", {
      textDocument: { uri, version: count + 2 },
      contentChanges: [change],
    });
    await pull();
    await server.request("textDocument/hover", { textDocument, position: at });
    if (can.completionProvider) await server.request("textDocument/completion", { textDocument, position: at });
  }
  await askAll();
  return items.length;
}

function after(at: { readonly line: number; readonly character: number }, count: number): object {
  return { line: at.line, character: at.character + (count === 9 ? 3 : 1) };
}

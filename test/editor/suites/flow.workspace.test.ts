import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { codeOf, file, findingsOf, open, save } from "./support/workspace.ts";

const flow = (dependsOn: string): string => `import { Flow } from "@pgflow/dsl";

export const Closed = new Flow<object>({ slug: "closed" })
  .step({ slug: "ask" }, () => ({}))
  .step({ slug: "tell", dependsOn: [${dependsOn}] }, () => ({}));
`;

async function write(path: string, text: string): Promise<vscode.Uri> {
  await vscode.workspace.fs.writeFile(file(path), new TextEncoder().encode(text));
  return file(path);
}

describe("findings of flows that nobody opened", () => {
  it("a mistake is in the Problems view, said once when the file is opened, and gone when it is put right", async () => {
    await open("supabase/flows/process-order.ts");
    const uri = await write("supabase/flows/closed.ts", flow('"ask", "ask"'));
    const [closed] = await findingsOf(uri, 1);
    assert(closed);
    assert.equal(closed.range.start.line, 4);
    assert(!vscode.workspace.textDocuments.some(one => one.uri.toString() === uri.toString()));
    const document = await open("supabase/flows/closed.ts");
    const [shown] = await findingsOf(document.uri, 1);
    assert(shown);
    assert.equal(codeOf(shown), codeOf(closed));
    const edit = new vscode.WorkspaceEdit();
    edit.replace(uri, new vscode.Range(0, 0, document.lineCount, 0), flow('"ask"'));
    assert(await vscode.workspace.applyEdit(edit));
    await findingsOf(uri, 0);
    await save(document);
    await findingsOf(uri, 0);
  });
});

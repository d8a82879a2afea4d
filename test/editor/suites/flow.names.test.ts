import assert from "node:assert/strict";
import * as vscode from "vscode";
import { renaming } from "./support/flows.ts";
import { describe, it } from "./support/mocha.ts";
import { file, findingsOf, open } from "./support/workspace.ts";

/** The text of a file as it is now, saved or not. */
async function textOf(path: string): Promise<string> {
  return (await vscode.workspace.openTextDocument(file(path))).getText();
}

const order = "supabase/flows/process-order.ts";

describe("names of flows and steps", () => {
  it("a flow's slug changes in the flow, an agent's config, SQL and a program's SQL, and back", async () => {
    const places = {
      [order]: 'slug: "handleOrder"',
      "agents/orders.agent.yaml": "flow: handleOrder\n",
      "supabase/seed.sql": "start_flow('handleOrder', ",
      "supabase/functions/start/index.ts": "start_flow('handleOrder', $1)",
    };
    const document = await open(order);
    const edit = await renaming(document, 'slug: "process', "handleOrder", 4);
    assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
    for (const [path, text] of Object.entries(places)) {
      const now = await textOf(path);
      assert(now.includes(text) && !now.includes("processOrder"), `${path}:\n${now}`);
    }
    await findingsOf(file("agents/orders.agent.yaml"), 0);
    const back = await renaming(document, 'slug: "handle', "processOrder", 4);
    assert(await vscode.workspace.applyEdit(back), "the edit was refused");
  });

  it("a step's slug changes in dependencies, patterns of the handler and what the handler reads", async () => {
    const document = await open(order);
    const edit = await renaming(document, 'slug: "fet', "load", 1);
    assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
    const text = document.getText();
    for (const part of [
      'slug: "load"',
      'dependsOn: ["load"]',
      "[deps.load]",
      'dependsOn: ["price", "load"]',
      "load: order",
    ]) {
      assert(text.includes(part), `${part} is not in\n${text}`);
    }
    assert(!text.includes("fetch"), text);
    const back = await renaming(document, 'slug: "lo', "fetch", 1);
    assert(await vscode.workspace.applyEdit(back), "the edit was refused");
  });

  it("a step whose slug is a constant of another file changes there", async () => {
    const document = await open(order);
    const edit = await renaming(document, 'dependsOn: ["clo', "finish", 2);
    assert(await vscode.workspace.applyEdit(edit), "the edit was refused");
    assert((await textOf("supabase/flows/names.ts")).includes('closing = "finish"'));
    assert(document.getText().includes('dependsOn: ["finish"]'), document.getText());
    const back = await renaming(document, 'dependsOn: ["fin', "close", 2);
    assert(await vscode.workspace.applyEdit(back), "the edit was refused");
  });
});

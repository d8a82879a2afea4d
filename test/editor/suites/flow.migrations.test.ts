import assert from "node:assert/strict";
import * as vscode from "vscode";
import { change, takingFirst } from "./support/flows.ts";
import { describe, it } from "./support/mocha.ts";
import { command, create, file } from "./support/workspace.ts";

const text = `import { Flow } from "@pgflow/dsl";

export const Ship = new Flow<object>({ slug: "ship", timeout: 30 })
  .step({ slug: "pack" }, () => ({ packed: true }))
  .step({ slug: "send", dependsOn: ["pack"] }, () => ({ sent: true }));
`;

/** Names of the migrations of one flow, in order. */
async function migrations(slug: string): Promise<string[]> {
  const found = await vscode.workspace.fs.readDirectory(file("supabase/migrations")).then(undefined, () => []);
  return found
    .map(([name]) => name)
    .filter(name => name.includes(slug))
    .sort();
}

const compile = (uri: vscode.Uri) => takingFirst(command<string | undefined>("compileFlow", uri));

describe("migrations", () => {
  it("are written once, then for what changed: options in place, structure as a new version", async () => {
    const document = await create("supabase/flows/ship.ts", text);
    const first = await compile(document.uri);
    assert.deepEqual(await migrations("ship"), [first?.split("/").at(-1)]);
    assert.match(first ?? "", /\/supabase\/migrations\/\d{14}_create_ship_flow\.sql$/);
    const sql = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(first ?? "")));
    assert.match(sql, /pgflow\.create_flow\('ship'/);
    assert.equal(vscode.window.activeTextEditor?.document.uri.path, first, "the file is shown");

    assert.equal(await compile(document.uri), undefined, "an identical one is refused");
    assert.equal((await migrations("ship")).length, 1);

    await change(document, "timeout: 30", "timeout: 60");
    const second = await compile(document.uri);
    assert.match(second ?? "", /_update_ship_flow\.sql$/);
    const update = new TextDecoder().decode(await vscode.workspace.fs.readFile(vscode.Uri.file(second ?? "")));
    assert.match(update, /update pgflow\.flows/i);
    assert.doesNotMatch(update, /create_flow|delete/i);

    await change(document, '"pack" }, ', '"pack" }, () => ({})).step({ slug: "weigh" }, ');
    const third = await compile(document.uri);
    assert.match(third ?? "", /_create_shipV2_flow\.sql$/);
    assert.equal((await migrations("ship")).length, 3);
  });

  it("are not written for a flow with an error", async () => {
    const document = await create(
      "supabase/flows/wrong.ts",
      text.replaceAll("ship", "wrong").replace('"pack"]', '"pac"]'),
    );
    assert.equal(await compile(document.uri), undefined);
    assert.deepEqual(await migrations("wrong"), []);
  });
});

import assert from "node:assert/strict";
import * as vscode from "vscode";
import { lens } from "./support/flows.ts";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { codeOf, command, create, findingsOf, open, positionAfter } from "./support/workspace.ts";

const mistakes = (slug: string): string => `import { Flow } from "@pgflow/dsl";

const limit: number = "thirty";

export const Seeded = new Flow<object>({ slug: "${slug}" })
  .step({ slug: "ask" }, () => ({ limit }))
  .step({ slug: "tell", dependsOn: ["ask", "ask"] }, () => ({}))
  .step({ slug: "end", maxAttempts: 0 }, () => ({}));
`;

describe("flows while they are written", () => {
  it("our findings stand beside TypeScript's own, and neither repeats the other", async () => {
    const document = await create("supabase/flows/seeded.ts", mistakes("seeded"));
    const ours = await findingsOf(document.uri, 2);
    assert.deepEqual(ours.map(codeOf).sort(), ["AW213", "AW225"]);
    for (const { code } of ours) assert.match(String(typeof code === "object" && code.target), /AW2\d\d\.md/);
    const theirs = await until("TypeScript's finding", () => {
      const found = vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === "ts");
      return found.length > 0 && found;
    });
    assert.deepEqual(theirs.map(codeOf), ["2322"]);
    for (const one of ours) assert(!theirs.some(({ range }) => range.intersection(one.range)), one.message);
  });

  it("a half-typed line is TypeScript's to find; ours stay with the rest", async () => {
    const document = await create("supabase/flows/half.ts", `${mistakes("half")}const later = [\n`);
    await until("TypeScript's syntax error", () =>
      vscode.languages.getDiagnostics(document.uri).some(one => one.source === "ts" && /expected/.test(one.message)),
    );
    await findingsOf(document.uri, 2);
  });

  it("a fix of the light bulb takes a finding away", async () => {
    const document = await create("supabase/flows/mend.ts", mistakes("mend"));
    const finding = (await findingsOf(document.uri, 2)).find(({ message }) => message.includes("twice"));
    assert(finding);
    const action = await until("the fix", async () => {
      const all = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        "vscode.executeCodeActionProvider",
        document.uri,
        finding.range,
      );
      return all.find(({ edit, title }) => edit !== undefined && title.includes("second"));
    });
    assert(action.edit && (await vscode.workspace.applyEdit(action.edit)));
    assert(document.getText().includes('dependsOn: ["ask"] }'));
    await findingsOf(document.uri, 1);
  });

  it("an agent's tool names a flow that no file defines, until one does", async () => {
    const text = new TextDecoder().decode(
      await vscode.workspace.fs.readFile((await open("agents/orders.agent.yaml")).uri),
    );
    const agent = await create(
      "agents/returns.agent.yaml",
      text.replace("Orders", "Returns").replace("flow: processOrder", "flow: takeBack"),
    );
    await findingsOf(agent.uri, 1);
    const flow = 'import { Flow } from "@pgflow/dsl";\n\nexport const A = new Flow<object>({ slug: "takeBack" })';
    await create("supabase/flows/take-back.ts", `${flow}.step({ slug: "one" }, () => ({}));\n`);
    await findingsOf(agent.uri, 0);
  });

  it("lenses count the steps and lead to graph and migration", async () => {
    const { uri } = await open("supabase/flows/process-order.ts");
    for (const title of ["5 steps", "Show graph", "Compile to migration"]) await lens(uri, title);
  });

  it("completion in dependsOn offers the steps before, and only them", async () => {
    const document = await open("supabase/flows/process-order.ts");
    const found = await until("completion", async () => {
      const { items } = await vscode.commands.executeCommand<vscode.CompletionList>(
        "vscode.executeCompletionItemProvider",
        document.uri,
        positionAfter(document, 'dependsOn: ["price", "'),
      );
      const labels = items.map(({ label }) => (typeof label === "string" ? label : label.label));
      return labels.includes("items") && labels;
    });
    assert(found.includes("fetch"), found.join());
    assert(!found.includes("close"), found.join());
  });

  it("the graph opens beside the file, and once", async () => {
    const { uri } = await open("supabase/flows/process-order.ts");
    const graphs = () =>
      vscode.window.tabGroups.all
        .flatMap(({ tabs }) => tabs)
        .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes("flowGraph"));
    await command("showFlowGraph", uri);
    await until("the graph's tab", () => graphs().length === 1);
    await command("showFlowGraph", uri);
    assert.equal(graphs().length, 1);
    assert.match(graphs()[0]?.label ?? "", /process-order\.ts/);
    await vscode.window.tabGroups.close(graphs());
  });
});

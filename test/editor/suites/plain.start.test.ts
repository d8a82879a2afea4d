import assert from "node:assert/strict";
import * as vscode from "vscode";
import { describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create, open, processId } from "./support/workspace.ts";

describe("a workspace without flows and agents", () => {
  it("starts no server for programs, and starts it with the first flow", async () => {
    const program = await open("steps.ts");
    await until("TypeScript's own symbols", async () => {
      const found = await vscode.commands.executeCommand<unknown[] | undefined>(
        "vscode.executeDocumentSymbolProvider",
        program.uri,
      );
      return (found?.length ?? 0) > 0;
    });
    // The command activates the extension, if nothing else did.
    const report = await command<string>("copyBugReport");
    assert.match(report, /- server: /);
    assert.equal(await processId("server"), undefined);

    await create("order.ts", 'import { Flow } from "@pgflow/dsl";\nexport const A = new Flow({ slug: "a" });\n');
    await until("the server", () => processId("server"));
  });
});

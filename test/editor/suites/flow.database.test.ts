import assert from "node:assert/strict";
import { inTransaction, withConnection } from "@agentwright/compiler/kinds/flow/database/connect";
import { localJwtSecret, modelSchema } from "@agentwright/compiler/kinds/flow/verify/model/index";
import { findPostgres, startPostgres, type TestPostgres } from "@agentwright/compiler/testing/postgres";
import type { FlowApplyAnswer, VerifiedFlow } from "@agentwright/protocol";
import type * as vscode from "vscode";
import { answering, change, lens, lensTitles, takingFirst } from "./support/flows.ts";
import { after, before, describe, it } from "./support/mocha.ts";
import { until } from "./support/until.ts";
import { command, create } from "./support/workspace.ts";

const text = `import { Flow } from "@pgflow/dsl";

export const Refund = new Flow<object>({ slug: "refund", timeout: 30 })
  .step({ slug: "check" }, () => ({ ok: true }))
  .step({ slug: "pay", dependsOn: ["check"] }, () => ({ paid: true }));
`;

/** A database of this machine that says that it is a local one, with pgflow's tables as our model has them. */
async function localDatabase(postgres: TestPostgres): Promise<string> {
  const url = await postgres.database();
  await withConnection(url, async session => {
    await session.run(modelSchema("0.14"));
    const name = new URL(url).pathname.slice(1);
    await session.run(`alter database ${name} set app.settings.jwt_secret = '${localJwtSecret}'`);
  });
  return url;
}

const found = findPostgres();
if (!found) console.log("skipped: postgres not found");

(found ? describe : describe.skip)("flows and a database", () => {
  let postgres: TestPostgres;
  let url: string;
  let document: vscode.TextDocument;

  before(async () => {
    postgres = await startPostgres();
    url = await localDatabase(postgres);
    document = await create("supabase/flows/refund.ts", text);
  });
  after(async () => {
    await command("removeApiKey", "FLOW_DATABASE_LOCAL");
    await postgres?.stop();
  });

  const apply = () => takingFirst(command<FlowApplyAnswer | undefined>("applyFlow", document.uri));
  const timeouts = () =>
    inTransaction(url, "read", session =>
      session.query<{ timeout: number }>("select opt_timeout as timeout from pgflow.flows where flow_slug = 'refund'"),
    );

  it("the connection is asked for, and kept where no log shows it", async () => {
    const name = await answering("showInputBox", url, () => command<string>("setDatabase", "local"));
    assert.equal(name, "local");
    const report = await command<string>("copyBugReport");
    assert.match(report, /connection to local was set/);
    assert(!report.includes("not-a-secret"), "the password is in the log");
  });

  it("a flow that is not there yet is said to be so, applied, and then in sync", async () => {
    await command("compareFlow");
    await lens(document.uri, "not deployed");
    const applied = await apply();
    assert.equal(applied?.ok, true, JSON.stringify(applied));
    assert.deepEqual(await timeouts(), [{ timeout: 30 }]);
    await lens(document.uri, "in sync");
  });

  it("changed options are counted, and applied in place: the runs stay", async () => {
    await withConnection(url, session => session.run("select pgflow.start_flow('refund', '{}')"));
    await change(document, "timeout: 30", "timeout: 45, maxAttempts: 7");
    await command("compareFlow");
    await lens(document.uri, "options differ (2)");
    const applied = await apply();
    assert.equal(applied?.ok, true, JSON.stringify(applied));
    assert.deepEqual(await timeouts(), [{ timeout: 45 }]);
    await lens(document.uri, "in sync");
    const runs = await inTransaction(url, "read", session => session.query("select 1 from pgflow.runs"));
    assert.equal(runs.length, 1);
  });

  it("a structure that differs deletes runs only with the user's word", async () => {
    await change(document, '"check" }, ', '"check" }, () => ({})).step({ slug: "log" }, ');
    await command("compareFlow");
    await lens(document.uri, "structure differs");
    const refused = await answering("showWarningMessage", undefined, apply);
    assert.equal(refused, undefined);
    const applied = await answering("showWarningMessage", "Delete 1 Runs and Apply", apply);
    assert.equal(applied?.ok, true, JSON.stringify(applied));
    await lens(document.uri, "in sync");
  });

  it("what is applied reads back as it was written", async () => {
    const [verified, ...others] =
      (await command<readonly VerifiedFlow[] | undefined>("verifyFlow", document.uri)) ?? [];
    assert.equal(verified?.slug, "refund", "the flow was verified");
    assert.deepEqual([verified.equal, verified.differences, others], [true, [], []]);
  });

  it("a database that is gone is said to be so, and no state is shown that may be wrong", async () => {
    await postgres.stop();
    await command("compareFlow");
    await until("the lens to know nothing", async () => !(await lensTitles(document.uri)).includes("in sync"));
  });
});

import { fileURLToPath } from "node:url";
import type { FlowPlan } from "@agentwright/protocol";
import { expect, test } from "vitest";
import { startEngine } from "../../../engine/client.ts";
import { startPostgres } from "../../../testing/postgres.ts";
import { makeProject } from "../../../testing/project.ts";
import { withConnection } from "../database/connect.ts";
import { localJwtSecret, modelSchema } from "../verify/model/index.ts";

const flow = (steps: string) => `import { Flow } from "npm:@pgflow/dsl@0.14.1";
export const TriageTicket = new Flow<{ text: string }>({ slug: "triageTicket" })${steps};\n`;
const one = `\n  .step({ slug: "classify" }, () => 1)`;
const two = `${one}\n  .step({ slug: "route", dependsOn: ["classify"], timeout: 30 }, () => 1)`;

test("plan, apply, status, verify; its address, a secret, is in no answer", { timeout: 60_000 }, async () => {
  const postgres = await startPostgres();
  const file = "supabase/flows/triage-ticket.ts";
  const project = await makeProject({ [file]: flow(one), ".git/HEAD": "" });
  let secretUrl: string | undefined;
  const engine = startEngine({
    modulePath: fileURLToPath(new URL("../../../engine/main.ts", import.meta.url)),
    secret: async name => (name === "LOCAL_DATABASE" ? secretUrl : undefined),
  });
  const answers: unknown[] = [];
  const keep = <T>(answer: T): T => {
    answers.push(answer);
    return answer;
  };
  try {
    const url = await postgres.database();
    await withConnection(url, async session => {
      await session.run(modelSchema("0.16"));
      await session.run(
        `alter database ${new URL(url).pathname.slice(1)} set app.settings.jwt_secret = '${localJwtSecret}'`,
      );
    });
    secretUrl = url;
    const database = { name: "local", secret: "LOCAL_DATABASE" };
    const asked = { path: `${project.root}/${file}`, root: project.root, database };
    const planned = keep(await engine.flow.plan(asked));
    expect(planned).toMatchObject({
      ok: true,
      plans: [{ verb: "create", profile: "0.16", local: true, runs: 0, comparedWith: "the database local" }],
    });
    const [made] = planned.ok ? planned.plans : [];
    expect(keep(await engine.flow.apply({ plan: made as FlowPlan, database }))).toMatchObject({ outcome: "created" });
    expect(keep(await engine.flow.apply({ plan: made as FlowPlan, database }))).toMatchObject({
      outcome: "verified",
    });
    await project.write({ [file]: flow(two) });
    const gone = { name: "gone", url: "postgresql://u:not-a-secret@127.0.0.1:1/x" };
    const status = keep(
      await engine.flow.status({
        sources: [asked, { ...asked, path: `${project.root}/gone.ts` }],
        databases: [database, gone],
      }),
    );
    expect(status).toMatchObject({
      ok: true,
      environments: [
        {
          name: "local",
          local: true,
          flows: [
            {
              slug: "triageTicket",
              drift: "structure-differs",
              worker: { state: "none", function: "triage-ticket-worker" },
            },
          ],
        },
        { name: "gone", code: "unreachable" },
      ],
      unread: [{ path: `${project.root}/gone.ts` }],
    });
    const next = keep(await engine.flow.plan({ ...asked, structure: "version" }));
    const [version] = next.ok ? next.plans : [];
    expect(version).toMatchObject({ verb: "version", slug: "triageTicketV2", runs: 0 });
    expect(keep(await engine.flow.apply({ plan: version as FlowPlan, database }))).toMatchObject({
      outcome: "created",
    });
    expect(keep(await engine.flow.verify(asked))).toMatchObject({
      ok: true,
      flows: [{ equal: true, against: "checked against the database's own pgflow 0.16, rolled back" }],
    });
    expect(JSON.stringify(answers)).not.toContain("not-a-secret");
  } finally {
    engine.dispose();
    await project.remove();
    await postgres.stop();
  }
});

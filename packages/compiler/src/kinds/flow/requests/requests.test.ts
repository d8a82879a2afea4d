import { readdir, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import type { FlowPlan, FlowPlanParams, FlowProblem, FlowSource } from "@agentwright/protocol";
import { afterAll, afterEach, beforeEach, expect, test } from "vitest";
import { startEngine } from "../../../engine/client.ts";
import type { Engine } from "../../../engine/types.ts";
import { makeProject, type Project } from "../../../testing/project.ts";

const engine: Engine = startEngine({
  modulePath: fileURLToPath(new URL("../../../engine/main.ts", import.meta.url)),
  secret: async () => undefined,
});
let project: Project;
const path = () => `${project.root}/supabase/flows/triage-ticket.ts`;
const source = (more: Partial<FlowPlanParams> = {}): FlowSource => ({
  path: path(),
  root: project.root,
  profile: "0.14",
  ...more,
});
const flow = (steps: string, options = "") => `import { Flow } from "npm:@pgflow/dsl@0.14.1";
export const TriageTicket = new Flow<{ text: string }>({ slug: "triageTicket"${options} })${steps};\n`;
const one = `\n  .step({ slug: "classify" }, () => 1)`;
const two = `${one}\n  .step({ slug: "route", dependsOn: ["classify"], timeout: 30 }, () => 1)`;

afterAll(() => engine.dispose());
beforeEach(async () => {
  project = await makeProject({ "supabase/flows/triage-ticket.ts": flow(one), ".git/HEAD": "" });
});
afterEach(() => project.remove());

async function plan(more: Partial<FlowPlanParams> = {}): Promise<FlowPlan> {
  const answer = await engine.flow.plan(source(more));
  if (!answer.ok) throw new Error(answer.problem);
  return answer.plans[0] as FlowPlan;
}
const write = (made: FlowPlan) => engine.flow.write({ plan: made });
const edit = (text: string) => project.write({ "supabase/flows/triage-ticket.ts": text });

test("plan and write: create, identical, options, replace, a new version; never over what is there", async () => {
  const first = await plan();
  expect(first).toMatchObject({
    slug: "triageTicket",
    verb: "create",
    risk: "safe",
    provenance: "static",
    profile: "0.14",
    comparedWith: "the migrations in supabase/migrations",
  });
  const written = await write(first);
  expect(written).toMatchObject({
    ok: true,
    messages: [
      "✓ Compiled successfully: triageTicket → SQL migration ready",
      expect.stringMatching(/^✓ Created: supabase\/migrations\/\d{14}_create_triageTicket_flow\.sql$/),
    ],
  });
  expect(await readFile(first.file, "utf8")).toBe(first.sql);
  expect(await write(first)).toMatchObject({ ok: false, code: "changed" });
  const same = await plan();
  expect(same).toMatchObject({ verb: "none", sql: "", file: "" });
  expect(await write(same)).toMatchObject({
    ok: false,
    code: "exists",
    problem: expect.stringContaining("nothing to write"),
  });

  await edit(flow(one, ", timeout: 90"));
  expect(await plan()).toMatchObject({ verb: "options", risk: "live", changes: ["Flow: timeout 60s → 90s"] });
  await edit(flow(two));
  expect(await plan()).toMatchObject({ verb: "replace", risk: "data-loss", changes: ["New step 'route' added"] });
  const version = await plan({ structure: "version" });
  expect(version).toMatchObject({ verb: "version", slug: "triageTicketV2", shape: { slug: "triageTicketV2" } });
  await write(version);
  expect(await readdir(`${project.root}/supabase/migrations`)).toHaveLength(2);
});

test("an unsaved text counts; findings and missing flows are told with what to do", async () => {
  const overlay = { [path()]: flow(`${one}\n  .step({ slug: "classify" }, () => 1)`, ", timeout: 1") };
  expect(await engine.flow.plan(source({ overlay }))).toMatchObject({
    ok: false,
    code: "findings",
    problem: expect.stringMatching(
      /^triage-ticket\.ts has errors, so it can't be compiled:\n- line 2: .*timeout.* \(AW213\)\n- line 4: .*classify.* \(AW\d+\)$/,
    ),
    findings: [{ code: "AW213", file: path(), severity: "error" }, { severity: "error" }],
  });
  const half = { [path()]: flow(`${one}\n  .step({ slug: "half", dependsOn: [`) };
  expect(await engine.flow.plan(source({ overlay: half }))).toMatchObject({
    code: "findings",
    problem: expect.stringMatching(/^triage-ticket\.ts can't be read as TypeScript at line \d+,/),
  });
  expect(await engine.flow.plan(source({ flow: "other" }))).toMatchObject({ code: "unknown" });
  expect(await engine.flow.plan({ ...source(), path: `${project.root}/gone.ts` })).toMatchObject({ code: "no-flow" });
});

test("what can't be read is run only when that is allowed, and says so", async () => {
  await edit(`import { Flow } from "npm:@pgflow/dsl@0.14.1";
let flow = new Flow({ slug: "looped" });
for (const slug of ["a", "b"]) flow = flow.step({ slug }, () => 1);
export const Looped = flow;\n`);
  const refused = (await engine.flow.plan(source())) as FlowProblem;
  expect(refused.code).toBe("unknown");
  expect(refused.problem).toMatch(/can't be known without running the file: .*\. Allow it to be evaluated/);
  expect(await plan({ evaluate: true })).toMatchObject({
    provenance: "evaluated",
    shape: { slug: "looped", steps: [{ slug: "a" }, { slug: "b" }] },
  });
  expect(await engine.flow.evaluate(source())).toMatchObject({
    ok: true,
    flows: [{ name: "Looped", provenance: "evaluated", shape: { slug: "looped" } }],
  });
  await edit(`import { Flow } from "@pgflow/dsl";\nexport const F = new Flow({ slug: "f" });\nfor (;;);\n`);
  const endless = await engine.flow.evaluate(source());
  expect(endless).toMatchObject({
    code: "evaluate",
    problem: "The file ran for more than 1 second, so it was stopped.",
  });
});

test("without PGlite, and without an address, the answer says what to do", async () => {
  expect(await engine.flow.verify(source())).toMatchObject({ ok: false, code: "add-on-missing" });
  const database = { name: "staging", secret: "STAGING" };
  expect(await engine.flow.plan({ ...source(), database })).toMatchObject({
    code: "unreachable",
    problem: "No address is set for the database 'staging'. Set it, and try again.",
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { clean } from "../testing/configs.ts";
import { agentwright, inFolder } from "../testing/run.ts";

const flow = (more = "") => `import { Flow } from "npm:@pgflow/dsl@0.14.1";
export const Greet = new Flow({ slug: "greet" }).step({ slug: "a" }, () => 1)${more};
`;
const file = "supabase/flows/greet.ts";
const repeated = `\n  .step({ slug: "b", dependsOn: ["a", "a"] }, () => 1)`;
const next = `\n  .step({ slug: "b", dependsOn: ["a"] }, () => 1)`;
const looped = `import { Flow } from "@pgflow/dsl";
let flow = new Flow({ slug: "looped" });
for (const slug of ["a", "b"]) flow = flow.step({ slug }, () => 1);
export default flow;
`;

/** Nobody's database: the variable may be set where the tests run. */
const env = { AGENTWRIGHT_DATABASE_URL: "" };

test("check: findings of flow files, also through agentwright check and in folders", { timeout: 120_000 }, () =>
  inFolder(
    async cwd => {
      const found = await agentwright(["flow", "check", file, "--format", "json"], { cwd, env });
      expect(found.code).toBe(1);
      const [first] = JSON.parse(found.out);
      expect(first).toMatchObject({ file, severity: "error", range: { start: { line: 2, character: 38 } } });
      const folder = await agentwright(["check", ".", "--format", "json"], { cwd, env });
      expect(JSON.parse(folder.out)).toEqual(JSON.parse(found.out));
      expect((await agentwright(["check", "."], { cwd, env })).out).toMatch(/3 files: 1 error$/m);
      const sarif = await agentwright(["flow", "check", file, "--format", "sarif"], { cwd, env });
      expect(JSON.parse(sarif.out).runs[0].results[0].ruleId).toBe(first.code);
      expect((await agentwright(["flow", "check", "supabase/flows/fine.ts"], { cwd, env })).code).toBe(0);
      for (const wrong of [
        ["flow"],
        ["flow", "cook"],
        ["flow", "check"],
        ["flow", "check", "gone.ts"],
        ["flow", "check", "a.agent.yaml"],
      ]) {
        const refused = await agentwright(wrong, { cwd, env });
        expect([refused.code, refused.out], wrong.join(" ")).toEqual([2, ""]);
      }
    },
    {
      [file]: flow(repeated),
      "supabase/flows/fine.ts": flow().replaceAll("reet", "row"),
      "supabase/flows/helper.ts": "export const nothing = 1;",
      "a.agent.yaml": clean("Greeter"),
      ".git/HEAD": "",
    },
  ),
);

test(
  "compile and diff: a file, the same again, a changed structure, which needs a decision",
  { timeout: 120_000 },
  () =>
    inFolder(
      async cwd => {
        const migrations = () => readdirSync(join(cwd, "supabase/migrations"));
        const run = (...args: string[]) => agentwright(["flow", ...args, file, "--profile", "0.14"], { cwd, env });
        expect(await run("diff")).toMatchObject({
          code: 1,
          out: `${file}: flow 'greet' is not in the migrations in supabase/migrations\n`,
        });
        const made = await run("compile");
        expect(made.code).toBe(0);
        expect(made.err).toContain("✓ Compiled successfully: greet → SQL migration ready");
        expect(made.out).toMatch(/^✓ Created: supabase\/migrations\/\d{14}_create_greet_flow\.sql\n$/);
        expect(readFileSync(join(cwd, "supabase/migrations", migrations()[0] ?? ""), "utf8")).toContain(
          "pgflow.create_flow('greet')",
        );
        const again = await run("compile");
        expect([again.code, again.err]).toEqual([
          0,
          expect.stringContaining("already makes flow 'greet' exactly like this"),
        ]);
        expect((await run("diff")).code).toBe(0);
      },
      { [file]: flow(), ".git/HEAD": "" },
    ),
);

test("a changed structure is refused with the list, and compiled once it is said how", { timeout: 120_000 }, () =>
  inFolder(
    async cwd => {
      const run = (...args: string[]) => agentwright(["flow", ...args, file, "--profile", "0.14"], { cwd, env });
      await run("compile");
      const { writeFileSync } = await import("node:fs");
      writeFileSync(join(cwd, file), flow(next));
      const refused = await run("compile");
      expect([refused.code, refused.out]).toEqual([1, ""]);
      expect(refused.err).toContain("Error: Flow 'greet' structure mismatch\n- New step 'b' added\nAction: ");
      const version = await run("compile", "--structure", "version", "--format", "json");
      expect(JSON.parse(version.out)).toMatchObject([{ slug: "greetV2", verb: "version", profile: "0.14" }]);
      expect(readdirSync(join(cwd, "supabase/migrations"))).toHaveLength(2);
    },
    { [file]: flow(), ".git/HEAD": "" },
  ),
);

const worker = `import type { Flow } from "npm:@pgflow/dsl@0.14.1";
import { Greet } from "../../flows/greet.ts";
export const served: Flow<unknown, object, object>[] = [Greet];
`;

test(
  "a folder: workers and files without a flow are passed over; a cut off file is neither compiled nor fine",
  {
    timeout: 120_000,
  },
  () =>
    inFolder(
      async cwd => {
        const run = (...args: string[]) => agentwright(["flow", ...args], { cwd, env });
        const folder = await run("compile", "supabase/flows", "supabase/functions");
        expect([folder.code, folder.out]).toEqual([
          0,
          expect.stringMatching(/^✓ Created: .*_create_greet_flow\.sql\n$/),
        ]);
        expect(folder.err).toContain("supabase/functions/greet-worker/index.ts: passed over, no flow is in it");
        const named = await run("compile", "supabase/functions/greet-worker/index.ts");
        expect([named.code, named.err]).toEqual([2, expect.stringContaining("--evaluate runs it.")]);
        for (const verb of ["check", "compile", "diff"]) {
          const half = await run(verb, "half.ts");
          expect([verb, half.code === 0, half.err]).toEqual([
            verb,
            false,
            expect.stringMatching(/^half\.ts can't be read as TypeScript at line 2,/),
          ]);
        }
      },
      {
        [file]: flow(),
        "supabase/functions/greet-worker/index.ts": worker,
        "half.ts": flow(`.step({ slug: "b", dependsOn: [`).replace(/;\s*$/, ""),
        ".git/HEAD": "",
      },
    ),
);

describe("what it can't do is a sentence and exit code 2", () => {
  test("a file that must be run, PGlite, a database, with its password left out", { timeout: 120_000 }, () =>
    inFolder(
      async cwd => {
        const run = (...args: string[]) => agentwright(["flow", ...args, "looped.ts"], { cwd, env });
        const unknown = await run("compile");
        expect([unknown.code, unknown.err]).toEqual([
          2,
          expect.stringMatching(/can't be known without running the file.* Here: --evaluate allows it\.$/m),
        ]);
        const evaluated = await run("compile", "--evaluate", "--format", "json", "--out", "made");
        expect(JSON.parse(evaluated.out)).toMatchObject([{ slug: "looped", provenance: "evaluated" }]);
        const missing = await run("verify", "--evaluate");
        expect([missing.code, missing.err]).toEqual([
          2,
          expect.stringContaining("add --install-add-ons, or --database URL"),
        ]);
        expect((await run("status")).err).toContain("Name a database: --database URL");
        const url = "postgresql://user:not-a-secret@127.0.0.1:1/postgres";
        for (const verb of ["status", "diff", "verify"]) {
          const closed = await run(verb, "--evaluate", "--database", url);
          expect([closed.code, closed.err], verb).toEqual([
            2,
            expect.stringContaining("Nothing answers at 127.0.0.1:1/postgres."),
          ]);
          expect(closed.out + closed.err).not.toContain("not-a-secret");
        }
      },
      { "looped.ts": looped, ".git/HEAD": "" },
    ),
  );
});

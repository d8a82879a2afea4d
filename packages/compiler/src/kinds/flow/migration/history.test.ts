import { canonicalShape } from "@agentwright/language/flow/shape/index";
import { type FlowShape, pgflowProfiles } from "@agentwright/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createStatements } from "../sql/index.ts";
import { randomFlow } from "../testing/random-flow.ts";
import { type FlowRecord, readHeader, readHistory, writeMigration } from "./index.ts";
import { lexSql } from "./tokens.ts";

async function read(...texts: readonly string[]) {
  const files = texts.map((text, index) => ({ name: `${20250101000000 + index}_x.sql`, text }));
  return readHistory(files.reverse());
}
const shapeOf = (record: FlowRecord | undefined) => (record?.known ? canonicalShape(record.shape) : record);
async function after(...texts: readonly string[]): Promise<unknown> {
  const record = (await read(...texts)).flows.get("f");
  return record?.known ? { ...record.shape, steps: record.shape.steps.map(step => step.slug) } : record?.why;
}

const create = "SELECT pgflow.create_flow('f');";
const unreadable = "holds a statement about flows that can't be read";

test("what we write is read back as it was, from the header and from the statements alone", async () => {
  for (const profile of pgflowProfiles) {
    await fc.assert(
      fc.asyncProperty(randomFlow(profile), async shape => {
        const statements = createStatements(shape, profile);
        const plain = await read(statements.join("\n"));
        expect(shapeOf(plain.flows.get(shape.slug))).toBe(canonicalShape(shape));
        expect([...plain.flows.keys()]).toEqual([shape.slug]);
        const text = await writeMigration({ kind: "replace", profile, shape, stepQueues: false }, statements);
        expect(await readHeader(text)).toMatchObject({ kind: "replace", profile });
        expect(shapeOf((await read(text)).flows.get(shape.slug))).toBe(canonicalShape(shape));
      }),
      { numRuns: 40 },
    );
  }
});

test("a header counts only with the statements that it was written with", async () => {
  const shape: FlowShape = { slug: "f", options: { timeout: 30 }, steps: [] };
  const text = await writeMigration(
    { kind: "create", profile: "0.8", shape, stepQueues: false },
    createStatements(shape, "0.8"),
  );
  expect(await readHeader(text)).toMatchObject({ kind: "create" });
  expect(await readHeader(`-- ours\n\n${text}\n\n`)).toMatchObject({ kind: "create" });
  expect(await readHeader("SELECT 1;")).toBe("none");
  for (const changed of [
    text.replace("timeout => 30", "timeout => 31"),
    text.replace('"timeout":30', '"timeout":31'),
    text.replace('"format":1', '"format":2'),
    text.replace('"slug":"f","tool"', '"slug":"g","tool"'),
    text.replace("-- agentwright-shape: ", "-- shape: "),
    `${text}DROP TABLE x;`,
    `DROP TABLE x;\n${text}`,
    text.replace("agentwright-flow: {", "agentwright-flow: ["),
  ]) {
    expect(await readHeader(changed)).toBe("changed");
  }
  // Edited by hand, but the statements can still be read.
  expect(await after(text.replace("timeout => 30", "timeout => 31"))).toMatchObject({ options: { timeout: 31 } });
});

test("files are played in the order of their names, functions as pgflow's do", async () => {
  expect(
    await after(create, "SELECT pgflow.add_step('f', 'a');", "SELECT pgflow.add_step('f', 'b', ARRAY['a']);"),
  ).toEqual({
    slug: "f",
    options: {},
    steps: ["a", "b"],
  });
  const kept = "SELECT pgflow.create_flow('f', timeout => 9); SELECT pgflow.add_step('f', 'a', timeout => 9);";
  expect(await after(create, "SELECT pgflow.add_step('f', 'a');", kept)).toEqual({
    slug: "f",
    options: {},
    steps: ["a"],
  });
  expect(await after(create, "SELECT pgflow.delete_flow_and_data('f');")).toBeUndefined();
  expect(
    await after(`${create} SELECT pgflow.add_step('f', 'a'); SELECT pgflow.add_step('f', 'b');
    SELECT pgflow.add_step('f', 'b', ARRAY['a']);`),
  ).toBe("adds dependencies to a step that was there, which pgflow can't run");
  expect(await after("SELECT pgflow.add_step('f', 'a');")).toBe("changes it although no migration creates it");
});

test("options tuned as pgflow's guide shows are read", async () => {
  const tuned = await read(
    `${create} SELECT pgflow.add_step('f', 'a');`,
    "update pgflow.flows set opt_timeout = 45, opt_max_attempts = 2 where flow_slug = 'f'",
    "UPDATE pgflow.steps SET opt_start_delay = 7 WHERE flow_slug = 'f' AND step_slug = 'a';",
  );
  expect(shapeOf(tuned.flows.get("f"))).toBe(
    canonicalShape({
      slug: "f",
      options: { timeout: 45, maxAttempts: 2 },
      steps: [{ slug: "a", stepType: "single", dependencies: [], options: { startDelay: 7 } }],
    }),
  );
});

test.each([
  "SELECT pgflow.add_step('f', 'a', max_attempts => 1 + 1);",
  "SELECT pgflow.add_step('f', 'a', ARRAY['b'], 3);",
  "SELECT pgflow.add_step('f', 'a', timeout => 99999999999);",
  "SELECT pgflow.add_step('f', 'a', required_input_pattern => '[1]');",
  "SELECT pgflow.add_step('f', 'a', step_type => 'heap');",
  "SELECT pgflow.create_flow('f', start_delay => 3);",
  "SELECT pgflow.add_step('f', 'a') FROM generate_series(1, 3);",
  "SELECT * FROM pgflow.add_step('f', 'a');",
  "DO $x$ BEGIN PERFORM pgflow.add_step('f', 'a'); END $x$;",
  "UPDATE pgflow.steps SET opt_timeout = 3 WHERE flow_slug = 'f' OR true;",
  "UPDATE pgflow.steps SET step_slug = 'b' WHERE flow_slug = 'f';",
  "DELETE FROM pgflow.deps WHERE flow_slug = 'f';",
  `INSERT INTO "pgflow"."deps" VALUES ('f', 'a', 'b');`,
  "SELECT pgflow.ensure_flow_compiled('f', '{}');",
  "WITH x AS (DELETE FROM ONLY pgflow.steps WHERE flow_slug = 'f' RETURNING 1) SELECT 1;",
])("%s is not guessed at", async statement => {
  expect(await after(create, statement)).toBe(unreadable);
  expect(await after(create, statement, "SELECT pgflow.delete_flow_and_data('f');", create)).toMatchObject({
    slug: "f",
  });
});

test.each([
  "SELECT pgflow.start_flow('f', '{}');",
  "SELECT count(*) FROM pgflow.steps WHERE flow_slug = 'f';",
  "-- SELECT pgflow.add_step('f', 'a');",
  "/* SELECT /* nested */ pgflow.add_step('f', 'a'); */",
  "SELECT 'SELECT pgflow.add_step(''f'', ''a'');';",
  "CREATE FUNCTION mine() RETURNS void LANGUAGE sql AS $$ SELECT pgflow.add_step('f', 'a') $$;",
  `CREATE FUNCTION "pgflow"."x" () RETURNS void AS $$ $$; UPDATE pgflow.steps SET opt_timeout = 3;`,
  "ALTER TABLE pgflow.steps ADD COLUMN x int; UPDATE pgflow.steps SET x = 1;",
])("%s changes no flow", async statement => {
  expect(await after(create, statement)).toEqual({ slug: "f", options: {}, steps: [] });
});

test("a change to flows that names none makes all unknown until they are made anew", async () => {
  for (const text of ["DELETE FROM pgflow.steps;", "SELECT pgflow.create_flow('f); -- never closed"]) {
    const history = await read(create, text);
    expect(history.unreadable).toBe("20250101000001_x.sql");
    expect(await after(create, text)).toBe(unreadable);
  }
});

test("the lexer ends texts, names and comments where PostgreSQL does", () => {
  const kinds = (sql: string) => lexSql(sql).statements.map(all => all.map(token => `${token.kind} ${token.value}`));
  expect(kinds(`SELECT 'it''s; \\'; "a"";b"`)).toEqual([["word select", "text it's; \\"], [`name a";b`]]);
  expect(kinds("E'a\\';b' U&'\\';c")).toEqual([["escaped E'a\\';b'", "escaped U&'\\'"], ["word c"]]);
  expect(kinds("$$;$a$;$$ $a$ $$ $a$; x$y$z -- ;\n;")).toEqual([["dollar ;$a$;", "dollar  $$ "], ["word x$y$z"]]);
  for (const open of ["'a", '"a', "/* a", "$$ a", "$a$ $b$"]) expect(lexSql(`SELECT 1; ${open}`).broken).toBe(true);
  fc.assert(fc.property(fc.string(), sql => lexSql(sql).statements.every(statement => statement.length > 0)));
});

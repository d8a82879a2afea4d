import { expect, test } from "vitest";
import { noFlowsKnown } from "../outside.ts";
import { completeFlow } from "./complete.ts";
import { flowGraph } from "./graph.ts";
import { hoverFlow } from "./hover.ts";
import { flowInlays } from "./inlays.ts";
import { flowLenses } from "./lenses.ts";
import { useAt, usesLike } from "./names.ts";
import { renameEdits, startsOf } from "./rename.ts";
import { locateSlug } from "./symbols.ts";
import { markedFlow, siteFlow, viewOf } from "./testing/marked.ts";

const outside = noFlowsKnown;
const deno = 'import { Flow } from "npm:@pgflow/dsl@0.14.1";';

function items(text: string, snippets = true) {
  const { view, offset } = markedFlow(text);
  const found = completeFlow(view, offset, { outside, snippets });
  return found.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
}

const labels = (text: string) => items(text).map(({ label }) => label);

/** The text after an item was taken at the `|`. */
function taken(label: string, text: string): string {
  const { view, offset } = markedFlow(text);
  const edit = completeFlow(view, offset, { outside, snippets: false }).find(one => one.label === label)?.textEdit;
  if (!edit || !("range" in edit)) throw new Error(`${label} is not offered`);
  const { text: whole, lines } = view.document;
  const done =
    whole.slice(0, lines.offsetAt(edit.range.start)) + edit.newText + whole.slice(lines.offsetAt(edit.range.end));
  return done.split("\n").find(line => line.includes("new_step")) ?? done;
}

test.each([
  ['["|"]', ["log", "save", "title", "fetch", "links"]],
  ['["save", "|"]', ["log", "title", "fetch", "links"]],
  ["[|]", ["log", "save", "title", "fetch", "links"]],
  ['["sa|', ["log", "save", "title", "fetch", "links"]],
  ["|", ["log", "save", "title", "fetch", "links"]],
])("dependsOn: %s offers earlier steps that are not named yet, the nearest first", (list, wanted) => {
  expect(labels(siteFlow(`.step({ slug: "new_step", dependsOn: ${list} }, async () => 1)`))).toEqual(wanted);
});

test("a step in the middle is offered only what stands before it", () => {
  expect(labels(siteFlow().replace('dependsOn: ["fetch", "title"]', 'dependsOn: ["|"]'))).toEqual([
    "title",
    "fetch",
    "links",
  ]);
});

test("array: lists come before what is no list", () => {
  expect(labels(siteFlow('.map({ slug: "new_step", array: "|" }, x => x)'))).toEqual([
    "fetch",
    "links",
    "log",
    "save",
    "title",
  ]);
});

test.each([
  ['dependsOn: ["|"]', 'dependsOn: ["save"]'],
  ['dependsOn: ["sa|ve"]', 'dependsOn: ["save"]'],
  ["dependsOn: |", 'dependsOn: ["save"]'],
  ['dependsOn: ["|', 'dependsOn: ["save"'],
])("taking a slug in %s writes %s", (before, after) => {
  expect(taken("save", siteFlow(`.step({ slug: "new_step", ${before} }, () => 1)`))).toContain(after);
});

test("if: the dependencies that have no pattern yet", () => {
  expect(labels(siteFlow().replace("if: { title", "if: { |, title"))).toEqual(["fetch"]);
});

test("names of options only where the editor's own service has no types for them", () => {
  const step = '.step({ slug: "new_step", | }, () => 1)';
  expect(labels(siteFlow(step))).toEqual([]);
  expect(labels(siteFlow(step, deno))).toEqual([
    "baseDelay",
    "dependsOn",
    "if",
    "ifNot",
    "maxAttempts",
    "startDelay",
    "timeout",
    "whenExhausted",
    "whenUnmet",
  ]);
  expect(labels(siteFlow('.map({ slug: "new_step", whenUnmet: "|" }, x => x)', deno))).toEqual([
    "fail",
    "skip",
    "skip-cascade",
  ]);
  expect(taken("timeout", siteFlow('.step({ slug: "new_step", ti| }, () => 1)', deno))).toContain("timeout: 60 }");
});

test("after the dot whole steps are offered, but not within handlers", () => {
  expect(labels(siteFlow("\n  .|"))).toEqual(["array …", "map …", "step …"]);
  expect(labels(siteFlow().replace("input.url]", "input.|]"))).toEqual([]);
  expect(items(siteFlow("\n  .|"))[2]?.textEdit?.newText).toContain('dependsOn: ["${2:log}"]');
});

test("elsewhere nothing is offered", () => {
  for (const at of ["retu|rn {", "new Fl|ow", '"url|"', "async ({ fe|tch"]) {
    const plain = at.replace("|", "");
    const text = siteFlow(".step({ slug: 'x' }, () => \"url\")");
    expect(labels(text.replace(plain, at))).toEqual([]);
  }
});

function hover(text: string): string {
  const { view, offset } = markedFlow(text);
  const contents = hoverFlow(view, offset)?.contents;
  return contents && typeof contents === "object" && "value" in contents ? contents.value : "";
}

test("hover on a slug: options that count, attempts, neighbours, queue", () => {
  expect(hover(siteFlow().replace('["fetch"', '["fe|tch"'))).toBe(
    `Map step \`fetch\` of the flow \`site\`.

After \`links\`. Before \`save\`.

| option | value | from |
|---|---|---|
| maxAttempts | 5 | set here |
| baseDelay | 5 s | default |
| timeout | 30 s | from the flow |

Attempts, if each fails at once: 0 s, 10 s, 30 s, 70 s, 150 s.

Queue: \`site\`.`.replace("150 s", "2 min 30 s"),
  );
});

test("hover on the flow, on a method, on an option; none on values and handlers", () => {
  expect(hover(siteFlow().replace("new Flow", "new Fl|ow"))).toContain(
    "Flow `site`: 5 steps, begins with `links`, `title`.",
  );
  expect(hover(siteFlow().replace(".map(", ".m|ap("))).toContain("Map step `fetch`");
  expect(hover(siteFlow().replace("maxAttempts", "max|Attempts"))).toContain("How often a task is tried");
  expect(hover(siteFlow().replace("input.url)", "inp|ut.url)"))).toBe("");
  expect(hover(siteFlow().replace("({ fetch,", "({ fe|tch,"))).toBe("");
});

/** The text after the slug at the `|` was renamed in its own file. */
function renamed(text: string, to: string): string {
  const { view, offset } = markedFlow(text);
  const use = useAt(view, offset);
  if (!use) throw new Error("nothing to rename");
  const edits = renameEdits(usesLike(view, use), to).sort((a, b) => b.start - a.start);
  return edits.reduce(
    (done, { start, end, text: by }) => done.slice(0, start) + by + done.slice(end),
    view.document.text,
  );
}

test("a step is renamed wherever it is meant, and handlers keep their names", () => {
  const wanted = siteFlow()
    .replace('slug: "title"', 'slug: "heading"')
    .replace('["fetch", "title"]', '["fetch", "heading"]')
    .replace("if: { title:", "if: { heading:")
    .replace("title: name", "heading: name");
  expect(renamed(siteFlow().replace('slug: "title"', 'slug: "tit|le"'), "heading")).toBe(wanted);
  expect(renamed(siteFlow().replace('"fetch", "title"', '"fetch", "title|"'), "heading")).toBe(wanted);
  const save = siteFlow().replaceAll('"save"', '"store"').replace("deps.save", "deps.store");
  expect(renamed(siteFlow().replace("deps.save", "deps.sa|ve"), "store")).toBe(save);
  const links = siteFlow().replaceAll('"links"', '"urls"');
  expect(renamed(siteFlow().replace('array: "links"', 'array: "|links"'), "urls")).toBe(links);
  expect(renamed(siteFlow().replace('slug: "fetch"', 'slug: "|fetch"'), "get")).toContain(
    "({ get: fetch, title: name })",
  );
});

test("behind a constant the constant's text changes", () => {
  const text = siteFlow().replace('slug: "save"', "slug: SAVE").replace("export", 'const SAVE = "save";\nexport');
  const after = renamed(text.replace('["save"]', '["|save"]'), "store");
  expect(after).toContain('const SAVE = "store"');
  expect(after).toContain("slug: SAVE, dependsOn");
  const { view, offset } = markedFlow(text.replace("slug: SAVE", "slug: SA|VE"));
  expect(useAt(view, offset)).toBeUndefined();
});

test("flows of the same slug for steps are apart", () => {
  const two = `${siteFlow()}export const Other = new Flow({ slug: "other" }).step({ slug: "save|" }, () => 1);\n`;
  expect(renamed(two, "kept").match(/"save"/g)).toHaveLength(2);
});

test("slugs in SQL", () => {
  const sql = `SELECT pgflow.start_flow('site', '{}');
select pgflow.start_flow(flow_slug => 'site', input => '{}');
select pgflow.start_flow('site_two', '{}'), pgflow.start_flow( E'site' , '{}');
await supabase.rpc("start_flow", { flow_slug: "site" }); client.startFlow("site", {});`;
  expect(startsOf(sql, "site").map(({ start, end }) => `${start}${sql.slice(start, end)}`)).toHaveLength(5);
  expect(startsOf(sql, "site").every(({ start, end }) => sql.slice(start, end) === "site")).toBe(true);
  expect(startsOf(sql, "sit")).toEqual([]);
});

test("lenses, inlay hints, graph, symbols", () => {
  const view = viewOf(siteFlow());
  const state = (slug: string) => (slug === "site" ? "in sync" : undefined);
  const lenses = flowLenses(view, { uri: "file:///f.ts", state });
  expect(lenses.map(({ command }) => command?.title)).toEqual([
    "5 steps",
    "Show graph",
    "Compile to migration",
    "in sync",
  ]);
  expect(flowInlays(view, 0, view.document.text.length).map(({ label }) => label)).toEqual([
    "root · → 1 dependent · timeout 30 s",
    "→ 1 dependent · timeout 30 s",
    "root · → 1 dependent · timeout 30 s",
    "→ 1 dependent · timeout 30 s",
    "timeout 30 s",
  ]);
  const range = { start: { line: 5, character: 4 }, end: { line: 5, character: 5 } };
  const findings = [{ code: "AW2", severity: "warning" as const, message: "", range }];
  const graph = flowGraph(view, { uri: "file:///f.ts", version: 3, findings, profile: "0.14" });
  expect(graph.flows[0]).toMatchObject({ slug: "site", name: "Site", options: { timeout: 30 }, unknown: [] });
  expect(graph.flows[0]?.steps.map(({ slug, dependencies, severity }) => [slug, dependencies, severity])).toEqual([
    ["links", [], undefined],
    ["fetch", ["links"], undefined],
    ["title", [], undefined],
    ["save", ["fetch", "title"], "warning"],
    ["log", ["save"], undefined],
  ]);
  expect(graph.flows[0]?.shape).toMatchObject({ slug: "site", options: { timeout: 30 } });
  expect(graph.flows[0]?.shape?.steps.map(({ slug }) => slug)).toEqual(["links", "fetch", "title", "save", "log"]);
  const twice = viewOf(siteFlow().replace('["fetch", "title"]', '["fetch", "fetch"]'));
  expect(flowGraph(twice, { uri: "", version: 1, findings: [], profile: "0.14" }).flows[0]?.shape).toBeUndefined();
  const at = locateSlug(view, "site", "save");
  expect(view.document.text.slice(at?.start, at?.end)).toBe('"save"');
});

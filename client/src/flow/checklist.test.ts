import { expect, test } from "vitest";
import { checklist } from "./checklist.ts";

const states = (checked: Parameters<typeof checklist>[0]) => checklist(checked).map(({ state }) => state);
const worker = (state: "fresh" | "shape" | "handlers" | "none") => ({ function: "w", state, reason: "" });

test("the steps come one after another: file, database, worker", () => {
  expect(checklist({ verb: "create" }).map(({ step }) => step)).toEqual(["migration", "push", "worker"]);
  expect(states({ verb: "create" })).toEqual(["todo", "waits", "waits"]);
  expect(states({ verb: "none", status: { drift: "not-deployed" } })).toEqual(["done", "todo", "waits"]);
  expect(states({ verb: "none", status: { drift: "in-sync", worker: worker("shape") } })).toEqual([
    "done",
    "done",
    "todo",
  ]);
  expect(states({ verb: "none", status: { drift: "in-sync", worker: worker("fresh") } })).toEqual([
    "done",
    "done",
    "done",
  ]);
});

test("a database that was not asked is not called done", () => {
  expect(states({ verb: "none" })).toEqual(["done", "unknown", "unknown"]);
});

test("a database that is ahead of the migrations is seen", () => {
  expect(states({ verb: "options", status: { drift: "in-sync" } })).toEqual(["todo", "done", "unknown"]);
});

import { expect, test } from "vitest";
import type { Port } from "../port.ts";
import { Memory } from "./memory.ts";

/** A port that keeps a state as the editor does: as JSON. */
function port(state?: unknown): Port {
  let kept = JSON.stringify(state);
  return {
    post: () => {},
    listen: () => {},
    readState: () => (kept === undefined ? undefined : JSON.parse(kept)),
    writeState: next => {
      kept = JSON.stringify(next);
    },
  };
}

test("what is kept comes back, with the address by which the editor restores the window", () => {
  const own = port();
  const memory = new Memory(own, "file:///a.agent.yaml");
  expect(memory.empty).toBe(true);
  memory.tool("classify").draft = { subject: "x" };
  memory.prompt("reply").customer = "Ada";
  memory.save();
  const later = new Memory(own, "file:///a.agent.yaml");
  expect(later.empty).toBe(false);
  expect(later.tool("classify")).toEqual({ draft: { subject: "x" } });
  expect(later.prompt("reply")).toEqual({ customer: "Ada" });
  expect(own.readState()).toMatchObject({ uri: "file:///a.agent.yaml" });
});

test("a state of another version, or of no shape, is a fresh start", () => {
  for (const state of [undefined, null, 3, {}, { version: "2", tools: {}, prompts: {} }, { version: "1", tools: 3 }]) {
    expect(new Memory(port(state), undefined).empty).toBe(true);
  }
});

test("a result that is too long is not kept, what was typed is", () => {
  const own = port();
  const memory = new Memory(own, undefined);
  const tool = memory.tool("long");
  tool.draft = { a: "b" };
  tool.answer = { ok: true, value: "x".repeat(300_000), effects: [], logs: [], durationMs: 1 };
  memory.save();
  expect(new Memory(own, undefined).tool("long")).toEqual({ draft: { a: "b" } });
  expect(tool.answer).toBeDefined();
});

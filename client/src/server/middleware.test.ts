import { expect, test } from "vitest";
import type { TextDocument, TextDocumentChangeEvent } from "vscode";
import { programMiddleware } from "./middleware.ts";

/** What of a document the middleware looks at. */
const document = (path: string, languageId: string) =>
  ({ uri: { toString: () => path }, languageId }) as unknown as TextDocument;

const config = document("a.agent.yaml", "agent-yaml");
const plain = document("plain.ts", "typescript");
const site = document("site.ts", "typescript");

/** The middleware, and what it lets through. */
function watched(flows: ReadonlySet<TextDocument>) {
  const log: string[] = [];
  const note = (what: string) => async (one: TextDocument | TextDocumentChangeEvent) => {
    log.push(`${what} ${("document" in one ? one.document : one).uri}`);
  };
  const programs = {
    isProgram: ({ languageId }: TextDocument) => languageId === "typescript",
    has: (one: TextDocument) => flows.has(one),
    onFirst: () => ({ dispose() {} }),
    any: true,
    dispose() {},
  };
  const middleware = programMiddleware(programs, note("late open"));
  const send = {
    open: (one: TextDocument) => middleware.didOpen?.(one, note("open")),
    change: (one: TextDocument) => middleware.didChange?.({ document: one } as TextDocumentChangeEvent, note("change")),
    save: (one: TextDocument) => middleware.didSave?.(one, note("save")),
    close: (one: TextDocument) => middleware.didClose?.(one, note("close")),
  };
  return { middleware, send, log };
}

test("programs that don't speak of pgflow stay in the editor, all else goes out", async () => {
  const { send, log } = watched(new Set([site]));
  for (const one of [config, plain, site])
    for (const step of [send.open, send.change, send.save, send.close]) await step(one);
  expect(log.filter(line => line.includes("plain"))).toEqual([]);
  expect(log.filter(line => line.includes("site"))).toEqual([
    "open site.ts",
    "change site.ts",
    "save site.ts",
    "close site.ts",
  ]);
  expect(log.filter(line => line.includes("agent"))).toHaveLength(4);
});

test("a program that comes to speak of pgflow is opened with its whole text, once", async () => {
  const flows = new Set<TextDocument>();
  const { send, log } = watched(flows);
  await send.open(plain);
  await send.change(plain);
  flows.add(plain);
  for (const step of [send.change, send.change, send.close]) await step(plain);
  expect(log).toEqual(["late open plain.ts", "change plain.ts", "close plain.ts"]);
});

test("nothing is asked about other programs", () => {
  const { middleware } = watched(new Set([site]));
  const asked: string[] = [];
  const hover = (one: TextDocument) =>
    middleware.provideHover?.(one, undefined as never, undefined as never, found => {
      asked.push(String(found.uri));
      return undefined;
    });
  for (const one of [config, plain, site]) hover(one);
  expect(asked).toEqual(["a.agent.yaml", "site.ts"]);
});

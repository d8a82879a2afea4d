import { expect, test } from "vitest";
import { pluginBytes } from "./testing/plugin.ts";
import { verifyPlugin } from "./verify.ts";

test("a plugin with the real kernel agrees with its manifest", async () => {
  const prompts = [{ name: "greet", variables: ["who"], content: "Hallo {{who}} 😀" }];
  const verified = await verifyPlugin(await pluginBytes({ go: "return 1;" }, { prompts }));
  expect(verified).toMatchObject({ ok: true, manifest: { prompts } });
});

test("a changed manifest shows", async () => {
  const bytes = await pluginBytes(
    { go: "return 1;" },
    { prompts: [{ name: "greet", variables: [], content: "Hello" }] },
  );
  const text = new TextDecoder("latin1").decode(bytes);
  const at = text.lastIndexOf('"content":"Hello"') + '"content":"'.length;
  bytes[at] = "J".charCodeAt(0);
  expect(await verifyPlugin(bytes)).toEqual({ ok: false, problem: expect.stringContaining("disagree on its prompts") });
});

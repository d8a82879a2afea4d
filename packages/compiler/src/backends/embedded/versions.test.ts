import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { embedded } from "./index.ts";

test("whatever of ours ends up in a plugin decides about its fingerprint: the stripper's output and the guest", async () => {
  const generated = readFileSync(new URL("../../../../kernel/src/guest.generated.ts", import.meta.url), "utf8");
  const list = generated.slice(generated.indexOf("export const guestModules"));
  const digest = createHash("sha256").update(list).digest("hex");
  const versions = await embedded.versions(undefined as never, "wasm");
  expect(versions).toContain(`guest ${digest}`);
  expect(versions).toContainEqual(expect.stringMatching(/^sucrase \d/));
});

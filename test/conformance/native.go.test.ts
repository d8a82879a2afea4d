import { describe, inject, test } from "vitest";
import { openHost } from "./host-process.ts";
import { vectorTests } from "./run.ts";

const { goHost = "", goPlugin } = inject("built");

if (goPlugin === undefined)
  describe("go-plugin", () => test.skipIf(goPlugin === undefined)("skipped: a C compiler was not found", () => {}));
else {
  const open = () => openHost(goHost, ["plugin", goPlugin], { once: true });
  vectorTests("go-plugin opened by plugin.Open", "go-plugin", open);
}

import { readFileSync } from "node:fs";
import { describe, inject, test } from "vitest";
import { openHost } from "./host-process.ts";
import { openInstances } from "./instance.ts";
import { vectorTests } from "./run.ts";

const { wasm, goWasm = "", goHost = "", goPlugin } = inject("built");

vectorTests("go-wasm in Node", "go-wasm", () => openInstances(readFileSync(goWasm)));
vectorTests("wasm in wazero", "wasm", () => openHost(goHost, ["wasm", wasm]));
vectorTests("go-wasm in wazero", "go-wasm", () => openHost(goHost, ["wasm", goWasm]));

if (goPlugin === undefined) describe("go-plugin", () => test.skip("skipped: a C compiler was not found"));
else
  vectorTests("go-plugin opened by plugin.Open", "go-plugin", () =>
    openHost(goHost, ["plugin", goPlugin], { once: true }),
  );

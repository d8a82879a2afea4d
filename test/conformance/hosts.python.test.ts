import { fileURLToPath } from "node:url";
import { describe, inject, test } from "vitest";
import { pythonForTests } from "../../scripts/lib/python.ts";
import { openHost } from "./host-process.ts";
import { vectorTests } from "./run.ts";

const { wasm, goWasm } = inject("built");
const python = pythonForTests();
const host = fileURLToPath(new URL("python-host/host.py", import.meta.url));

vectorTests("wasm in wasmtime", "wasm", () => openHost(python, [host, wasm]));

if (goWasm === undefined)
  describe("go-wasm in wasmtime", () => test.skipIf(goWasm === undefined)("skipped: go not found", () => {}));
else vectorTests("go-wasm in wasmtime", "go-wasm", () => openHost(python, [host, goWasm]));

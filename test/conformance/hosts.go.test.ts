import { readFileSync } from "node:fs";
import { inject } from "vitest";
import { openHost } from "./host-process.ts";
import { openInstances } from "./instance.ts";
import { vectorTests } from "./run.ts";

const { wasm, goWasm = "", goHost = "" } = inject("built");

vectorTests("go-wasm in Node", "go-wasm", () => openInstances(readFileSync(goWasm)));
vectorTests("wasm in wazero", "wasm", () => openHost(goHost, ["wasm", wasm]));
vectorTests("go-wasm in wazero", "go-wasm", () => openHost(goHost, ["wasm", goWasm]));

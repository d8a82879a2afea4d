import { inject } from "vitest";
import { openHost } from "./host-process.ts";
import { vectorTests } from "./run.ts";

const { wasm, goWasm = "", goHost = "" } = inject("built");

vectorTests("wasm in wazero", "wasm", () => openHost(goHost, ["wasm", wasm]));
vectorTests("go-wasm in wazero", "go-wasm", () => openHost(goHost, ["wasm", goWasm]));

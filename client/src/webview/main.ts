import "./style/page.css";
import { sha256Hex } from "@agentwright/runtime";
import { App } from "./app.ts";
import { editorPort, lonelyPort } from "./port.ts";
import { bytesOf, readStart } from "./shared/start.ts";

/** The bundled worker, put here by the build. */
declare const WORKER_SOURCE: string;

const start = readStart();
const port = start.mode === "page" ? lonelyPort() : (editorPort() ?? lonelyPort());
document.documentElement.lang = start.language;
const app = new App(document.body, start, port, WORKER_SOURCE);
port.listen(message => app.take(message));
if (start.wasm !== undefined) void showOwn(start.wasm, start.modules ?? []);
port.post({ type: "ready" });

async function showOwn(base64: string, modules: readonly string[]): Promise<void> {
  const wasm = bytesOf(base64);
  app.showPlugin(wasm, modules.map(bytesOf), { sha256: await sha256Hex(wasm), bytes: wasm.length });
}

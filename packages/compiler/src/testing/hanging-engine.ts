import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";

/*
 * An engine that starts, says that a build is queued, and then never answers. `BUSY` in the environment: it blocks its
 * thread. `BACKEND`: it says first that this backend began.
 */
const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
connection.onRequest("engine/start", () => ({ pid: process.pid, compiler: "hanging" }));
connection.onRequest("engine/manifest", () => ({ problem: "answered" }));
connection.onRequest("engine/alive", () => true);
connection.onRequest("engine/build", async (request: { id: string; path: string }) => {
  await connection.sendNotification("engine/events", [
    { build: request.id, at: 0, type: "queued", path: request.path },
  ]);
  const { BACKEND: backend } = process.env;
  if (backend !== undefined) {
    const started = { build: request.id, at: 0, type: "started", backend, reason: "" };
    await connection.sendNotification("engine/events", [started]);
  }
  if (process.env.BUSY) setTimeout(() => block(), 50);
  return new Promise(() => {});
});
process.once("disconnect", () => process.exit(0));
connection.listen();

function block(): void {
  for (;;) Math.random();
}

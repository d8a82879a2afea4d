import { type BuildRequest, engineMethods } from "@agentwright/protocol";
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from "vscode-jsonrpc/node";
import { remoteDoor } from "../engine/remote.ts";

/* An engine that knows one way to build: to have it done elsewhere. It says what it hears of it as a build's events. */
const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
connection.onRequest(engineMethods.start, settings => ({ pid: process.pid, compiler: JSON.stringify(settings) }));
connection.onRequest(engineMethods.alive, () => true);
connection.onRequest(engineMethods.build, async ({ id, path, root }: BuildRequest, token) => {
  const say = (body: object) => connection.sendNotification(engineMethods.events, [{ build: id, at: 1, ...body }]);
  await say({ type: "started", backend: "github", reason: "there is no other" });
  const controller = new AbortController();
  token.onCancellationRequested(() => controller.abort());
  const job = { build: id, path, root, target: "wasm", files: [], expect: "" } as const;
  const answer = await remoteDoor(connection)(job, said => void say(said), controller.signal);
  return answer;
});
process.once("disconnect", () => process.exit(0));
connection.listen();

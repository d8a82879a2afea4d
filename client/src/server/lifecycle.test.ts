import { type ChildProcess, spawn } from "node:child_process";
import { afterEach, expect, test } from "vitest";
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from "vscode-jsonrpc/node";
import { crashBudget } from "./crashes.ts";
import { openLifecycle } from "./lifecycle.ts";

/** Reads and writes frames: what each misbehaving server below is made of. */
const frames = `
const send = message => {
  const text = JSON.stringify({ jsonrpc: "2.0", ...message });
  process.stdout.write("Content-Length: " + Buffer.byteLength(text) + "\\r\\n\\r\\n" + text);
};
let held = "";
process.stdin.on("data", data => {
  held += data;
  for (let match; (match = /^Content-Length: (\\d+)\\r\\n\\r\\n/.exec(held)); ) {
    const end = match[0].length + Number(match[1]);
    if (held.length < end) return;
    const message = JSON.parse(held.slice(match[0].length, end));
    held = held.slice(end);
    answer(message);
  }
});
`;
const greets = 'if (method === "initialize") send({ id, result: { capabilities: {} } });';
const ends = 'if (method === "shutdown") send({ id, result: null }); if (method === "exit") process.exit(0);';
const answering = (body: string) => `${frames}function answer({ id, method }) { ${body} }`;

const servers = {
  good: answering(`${greets} ${ends}`),
  crashesAtStart: "process.exit(3)",
  crashesOnGreeting: answering("process.exit(3)"),
  crashesOnRequest: answering(`${greets} ${ends} if (method === "crash") process.abort();`),
  neverGreets: "setInterval(() => {}, 1000)",
  talksNonsense: "setInterval(() => process.stdout.write('Segmentation fault, sort of\\r\\n\\r\\n'), 20)",
  hangsLater: answering(`${greets} if (method === "hang") for (;;);`),
  slowToEnd: answering(`${greets} if (method === "shutdown") setTimeout(() => send({ id, result: null }), 60000);`),
  neverExits: answering(`${greets} if (method === "shutdown") send({ id, result: null });`),
};

const started: ChildProcess[] = [];
const opened: { stop(): Promise<void> }[] = [];
afterEach(async () => {
  // One that is killed behind its lifecycle's back would be started again.
  await Promise.all(opened.splice(0).map(lifecycle => lifecycle.stop()));
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

function open(server: keyof typeof servers, forgiven = 2) {
  const states: string[] = [];
  const lifecycle = openLifecycle<MessageConnection>({
    budget: crashBudget(forgiven),
    limits: { start: 700, stop: 500 },
    launch: () => {
      const child = spawn(process.execPath, ["-e", servers[server]], { stdio: ["pipe", "pipe", "ignore"] });
      started.push(child);
      return child;
    },
    connect: async ({ stdin, stdout }) => {
      if (!stdin || !stdout) throw new Error("no pipes");
      const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
      connection.onError(() => {});
      connection.listen();
      await connection.sendRequest("initialize", {});
      return connection;
    },
    disconnect: async connection => {
      await connection.sendRequest("shutdown");
      await connection.sendNotification("exit");
    },
    onState: state => void states.push(state),
  });
  opened.push(lifecycle);
  lifecycle.begin();
  return { lifecycle, states };
}

const dead = (child: ChildProcess | undefined) =>
  new Promise<boolean>(resolve => {
    if (!child || child.exitCode !== null || child.signalCode !== null) resolve(true);
    else child.once("exit", () => resolve(true));
  });

test("a good server is ready, ends when told, and is started again with a new process", async () => {
  const { lifecycle, states } = open("good");
  await lifecycle.client();
  const { child } = lifecycle;
  await lifecycle.stop();
  expect(child?.exitCode).toBe(0);
  lifecycle.begin();
  await lifecycle.client();
  expect(lifecycle.child?.pid).not.toBe(child?.pid);
  expect(states).toEqual(["starting", "ready", "starting", "ready"]);
});

test.each(["crashesAtStart", "crashesOnGreeting"] as const)(
  "%s: it is tried again as often as is forgiven, then stays down, and who waits is told",
  async server => {
    const { lifecycle, states } = open(server);
    await expect(lifecycle.client()).rejects.toThrow(/ended|disposed|closed/i);
    expect(states.filter(state => state !== "failed")).toEqual(["starting", "again", "again", "stopped"]);
    expect(started).toHaveLength(3);
  },
);

test("a server that crashes on a request is there again for the next one", async () => {
  const { lifecycle, states } = open("crashesOnRequest");
  const first = await lifecycle.client();
  const { child } = lifecycle;
  first.sendRequest("crash").catch(() => {});
  await dead(child);
  const second = await lifecycle.client();
  expect(second).not.toBe(first);
  expect(states).toEqual(["starting", "ready", "again", "ready"]);
});

test.each(["neverGreets", "talksNonsense"] as const)("%s: it is ended in time", async server => {
  const { lifecycle, states } = open(server, 1);
  await expect(lifecycle.client()).rejects.toThrow();
  expect(states).toEqual(["starting", "failed", "again", "failed", "stopped"]);
  for (const child of started) expect(await dead(child)).toBe(true);
});

test.each([
  ["hangsLater", "hang"],
  ["slowToEnd", undefined],
  ["neverExits", undefined],
] as const)("%s: stopping it does not take longer than it may", async (server, request) => {
  const { lifecycle, states } = open(server);
  const client = await lifecycle.client();
  if (request) client.sendRequest(request).catch(() => {});
  const { child } = lifecycle;
  const start = performance.now();
  await lifecycle.stop();
  expect(performance.now() - start).toBeLessThan(2000);
  expect(await dead(child)).toBe(true);
  expect(states).toEqual(["starting", "ready"]);
});

test("one that is stopped while it starts is ended at once, and nobody waits for it", async () => {
  const { lifecycle, states } = open("neverGreets");
  const waiting = lifecycle.client();
  waiting.catch(() => {});
  const start = performance.now();
  await lifecycle.stop();
  expect(performance.now() - start).toBeLessThan(500);
  expect(await dead(lifecycle.child)).toBe(true);
  await expect(waiting).rejects.toThrow();
  expect(states).toEqual(["starting"]);
});

test("a program that is not there is a server that stays down", async () => {
  const states: string[] = [];
  const lifecycle = openLifecycle<never>({
    budget: crashBudget(1),
    launch: () => spawn("/nowhere/at-all", []),
    connect: () => new Promise(() => {}),
    disconnect: async () => {},
    onState: state => void states.push(state),
  });
  lifecycle.begin();
  await expect(lifecycle.client()).rejects.toThrow(/ENOENT/);
  expect(states.at(-1)).toBe("stopped");
  await lifecycle.stop();
});

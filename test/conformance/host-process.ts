// A host that is a process: frames go in and out, as go-host/frames.go says.
import { type ChildProcess, spawn } from "node:child_process";
import { brokeOff } from "./answers.ts";

/** A plugin in a host of its own. */
export interface HostProcess {
  /** The next request meets a fresh instance. */
  fresh(): void;
  send(request: Uint8Array): Promise<string>;
  end(): void;
}

/**
 * Starts a host when it is first asked. `once`: the host holds one instance for all its life, so a fresh one is a fresh
 * process. A process that ends in the middle of a request is answered for with what it said, and replaced.
 */
export function openHost(
  command: string,
  args: readonly string[],
  options: { readonly once?: boolean } = {},
): HostProcess {
  let running: Running | undefined;
  const end = (): void => {
    running?.stop();
    running = undefined;
  };
  return {
    fresh() {
      if (options.once) end();
      else running?.write("n", new Uint8Array());
    },
    async send(request) {
      running ??= start(command, args);
      const answer = await running.ask(request);
      if (answer.ended) running = undefined;
      return answer.text;
    },
    end,
  };
}

interface Running {
  write(kind: string, bytes: Uint8Array): void;
  ask(request: Uint8Array): Promise<{ readonly text: string; readonly ended: boolean }>;
  stop(): void;
}

function start(command: string, args: readonly string[]): Running {
  const child: ChildProcess = spawn(command, args, { stdio: ["pipe", "pipe", "pipe"] });
  let received = Buffer.alloc(0);
  let said = "";
  let failed: string | undefined;
  let wake = (): void => {};
  child.stdout?.on("data", (bytes: Buffer) => {
    received = Buffer.concat([received, bytes]);
    wake();
  });
  child.stderr?.on("data", (bytes: Buffer) => {
    // Why a process ends stands first; the rest is all its stacks.
    if (said.length < 10_000) said += bytes.toString();
  });
  child.stdin?.on("error", () => {});
  child.on("error", error => {
    failed = error.message;
    wake();
  });
  child.on("close", code => {
    failed ??= `it ended with ${code}\n${said}`;
    wake();
  });
  const write = (kind: string, bytes: Uint8Array): void => {
    const head = Buffer.alloc(5);
    head.write(kind);
    head.writeUInt32BE(bytes.length, 1);
    child.stdin?.write(Buffer.concat([head, bytes]));
  };
  return {
    write,
    async ask(request) {
      write("r", request);
      for (;;) {
        const length = received.length < 5 ? 0 : received.readUInt32BE(1) + 5;
        if (length > 0 && received.length >= length) {
          const text = received.toString("utf8", 5, length);
          const broken = received[0] !== "a".charCodeAt(0);
          received = received.subarray(length);
          return { text: broken ? brokeOff(text) : text, ended: false };
        }
        if (failed !== undefined) return { text: brokeOff(failed), ended: true };
        await new Promise<void>(resolve => {
          wake = resolve;
        });
      }
    },
    stop: () => void child.kill("SIGKILL"),
  };
}

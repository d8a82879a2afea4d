import { type ChildProcess, spawn } from "node:child_process";

/** Starts the language server with the editor's own Node, speaking over stdio. */
export function startProcess(modulePath: string): ChildProcess {
  return spawn(process.execPath, [modulePath, "--stdio", `--clientProcessId=${process.pid}`], {
    // In the desktop editor `execPath` is Electron, which is told to be Node.
    env: { ...process.env, ELECTRON_RUN_AS_NODE: "1" },
    stdio: ["pipe", "pipe", "pipe"],
    windowsHide: true,
  });
}

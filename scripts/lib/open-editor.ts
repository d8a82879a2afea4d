import { spawn } from "node:child_process";
import { resolve } from "node:path";
import { ensureWorkbench } from "../../test/editor/workbench/install.ts";
import { installVsix, makeProfile, startServer } from "../../test/editor/workbench/server.ts";
import { root } from "./bootstrap.mjs";
import { run } from "./steps.ts";
import { which } from "./tools.ts";

/** Opens the examples with the extension: in the desktop editor if `code` is there, else in a browser until Ctrl+C. */
export async function openEditor(): Promise<void> {
  const code = which("code");
  if (code !== undefined) {
    console.log("Opening VS Code with the extension …");
    await run(code, [`--extensionDevelopmentPath=${root}`, resolve(root, "examples")]);
    return;
  }
  await run(process.execPath, ["scripts/package.ts"]);
  const workbench = await ensureWorkbench("newest");
  const profile = makeProfile();
  await installVsix(workbench, profile, resolve(root, "dist/agentwright.vsix"));
  const server = await startServer(workbench, profile);
  const url = server.url(resolve(root, "examples"));
  console.log(`The editor is at ${url}\nCtrl+C ends it.`);
  const opener = which("xdg-open") ?? which("open");
  if (opener !== undefined)
    spawn(opener, [url], { stdio: "ignore", detached: true })
      .on("error", () => {})
      .unref();
  await new Promise<void>(done => process.once("SIGINT", done));
  await server.stop();
  profile.remove();
}

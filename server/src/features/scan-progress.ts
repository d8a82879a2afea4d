import type { WorkDoneProgressServerReporter } from "vscode-languageserver";
import type { Feature } from "../feature.ts";

/** Milliseconds after which a scan is worth a word. */
const worthAWord = 300;

/** `window/workDoneProgress/create` and `$/progress`: the workspace is being read, if that takes its time. */
export const scanProgress: Feature = {
  capabilities: () => ({}),
  listen(server) {
    if (!server.abilities.progress) return;
    let timer: ReturnType<typeof setTimeout> | undefined;
    let shown: Promise<WorkDoneProgressServerReporter> | undefined;
    server.world.onKnows((files, busy) => {
      if (busy) {
        timer ??= setTimeout(() => {
          shown = server.connection.window.createWorkDoneProgress();
          shown
            .then(progress => progress.begin("Agentwright: reading the workspace", undefined, `${files} agents`))
            .catch(() => {
              server.connection.console.info("This client shows no progress.");
            });
        }, worthAWord);
        return;
      }
      clearTimeout(timer);
      timer = undefined;
      void shown?.then(progress => progress.done()).catch(() => {});
      shown = undefined;
    });
  },
};

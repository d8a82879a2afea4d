import { DidChangeConfigurationNotification } from "vscode-languageserver";
import type { Feature, Server } from "../feature.ts";
import { findingsSetting } from "../options.ts";

const section = "agentwright.workspaceFindings";

/** `workspace/configuration` and `workspace/didChangeConfiguration`: what the user set, where the client tells. */
export const settings: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onDidChangeConfiguration(() => void ask(server));
  },
  initialized(server) {
    if (!server.abilities.configuration) return;
    void ask(server);
    void server.connection.client.register(DidChangeConfigurationNotification.type, { section }).catch(() => {
      server.connection.console.info("This client does not tell when settings change: they count from the next start.");
    });
  },
};

async function ask(server: Server): Promise<void> {
  if (!server.abilities.configuration) return;
  let value: unknown;
  try {
    value = await server.connection.workspace.getConfiguration(section);
  } catch {
    return;
  }
  // A client that knows nothing of the setting says null: what was said at the beginning stays.
  if (typeof value !== "string") return;
  const wanted = findingsSetting(value);
  if (wanted === server.settings.workspaceFindings) return;
  server.settings.workspaceFindings = wanted;
  server.closed.changed();
}

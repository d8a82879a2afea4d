import { lspMethods } from "@agentwright/protocol";
import type { Feature, Server } from "../feature.ts";

/** `agentwright/secretNames` and `agentwright/secretsChanged`: which secrets are set, never what they are. */
export const secrets: Feature = {
  capabilities: () => ({}),
  listen(server) {
    server.connection.onNotification(lspMethods.secretsChanged, () => void ask(server));
  },
  initialized(server) {
    if (server.abilities.commands) void ask(server);
  },
};

async function ask(server: Server): Promise<void> {
  let names: readonly string[] | "unknown" = "unknown";
  try {
    const answer: unknown = await server.connection.sendRequest(lspMethods.secretNames);
    if (Array.isArray(answer)) names = answer.filter(name => typeof name === "string");
  } catch {
    server.connection.console.info("This client tells no secret names: whether a secret is set stays unknown.");
  }
  if (JSON.stringify(names) === JSON.stringify(server.world.secrets)) return;
  server.world.secrets = names;
  server.diagnostics.outsideChanged();
}

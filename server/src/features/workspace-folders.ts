import type { Feature } from "../feature.ts";

/** `workspace/didChangeWorkspaceFolders`: folders that come are looked at, those that go are forgotten. */
export const workspaceFolders: Feature = {
  capabilities: ({ folders }) => ({
    workspace: { workspaceFolders: { supported: true, changeNotifications: folders } },
  }),
  listen(server) {
    if (!server.abilities.folders) return;
    server.connection.onNotification("workspace/didChangeWorkspaceFolders", ({ event }: Params) => {
      server.world.setFolders(
        event.added.map(({ uri }) => uri),
        event.removed.map(({ uri }) => uri),
      );
      server.diagnostics.outsideChanged();
    });
  },
};

interface Params {
  readonly event: Readonly<Record<"added" | "removed", readonly { readonly uri: string }[]>>;
}

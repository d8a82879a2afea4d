import { projectFileName } from "@agentwright/protocol";
import { DidChangeWatchedFilesNotification, type FileSystemWatcher, WatchKind } from "vscode-languageserver";
import type { Feature, Server } from "../feature.ts";

/**
 * `workspace/didChangeWatchedFiles`, and what the user does with files in the editor. Agents and project files are
 * watched from the beginning; other kinds of files once a config names one, by their extension.
 */
export const watchedFiles: Feature = {
  capabilities: () => {
    const filters = [{ scheme: "file", pattern: { glob: "**/*" } }];
    return {
      workspace: {
        fileOperations: { didCreate: { filters }, didRename: { filters }, didDelete: { filters } },
      },
    };
  },
  listen(server) {
    const changed = (uris: readonly string[]) => {
      const matters = uris.map(uri => server.world.changed(uri)).some(Boolean);
      if (matters) server.diagnostics.outsideChanged();
    };
    const { connection } = server;
    connection.onDidChangeWatchedFiles(({ changes }) => changed(changes.map(({ uri }) => uri)));
    connection.workspace.onDidCreateFiles(({ files }) => changed(files.map(({ uri }) => uri)));
    connection.workspace.onDidDeleteFiles(({ files }) => changed(files.map(({ uri }) => uri)));
    connection.workspace.onDidRenameFiles(({ files }) =>
      changed(files.flatMap(({ oldUri, newUri }) => [oldUri, newUri])),
    );
    server.documents.onDidSave(({ document }) => changed([document.uri]));
  },
  initialized(server) {
    if (!server.abilities.watch) return;
    watch(server, ["**/*.agent.{yaml,yml,json,jsonc}", `**/${projectFileName}`]);
    // Of a folder that goes, the files in it are not told one by one; nor are all of one that comes with files in it,
    // since whoever watches learns of the folder a moment later.
    watch(server, ["**/*"], WatchKind.Create | WatchKind.Delete);
    server.world.flows.onBegun(() => {
      watch(server, ["**/*.{ts,tsx,mts,cts,js,jsx,mjs,cjs}", "**/{package,deno,import_map}.json", "**/deno.jsonc"]);
    });
    const known = new Set<string>();
    server.world.onAsked(path => {
      const name = path.slice(path.lastIndexOf("/") + 1);
      const dot = name.lastIndexOf(".");
      const glob = `**/${dot > 0 ? `*${name.slice(dot)}` : name}`.replace(/[{}[\]?]/g, "?");
      if (known.has(glob)) return;
      known.add(glob);
      watch(server, [glob]);
    });
  },
};

function watch(server: Server, globs: readonly string[], kind?: WatchKind): void {
  const watchers: FileSystemWatcher[] = globs.map(globPattern => ({ globPattern, ...(kind && { kind }) }));
  server.connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }).catch(fault => {
    server.status.fails("watching files", fault);
  });
}

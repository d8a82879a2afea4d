import type { CodeAction } from "vscode-languageserver";
import type { Lazy } from "../actions/lazy.ts";
import { type Feature, guard, openAgentOf } from "../feature.ts";

/** `codeAction/resolve`: the edit of an action that was chosen, or a sentence why there is none. */
export const codeActionResolve: Feature = {
  capabilities: () => ({}),
  listen(server) {
    const nothing: CodeAction = { title: "" };
    const resolve = guard(server, "codeAction/resolve", nothing, async (action: CodeAction) => {
      // Clients resolve whatever has no edit, also what only runs a command.
      if (!action.data) return action;
      const { uri, version, work } = action.data as Lazy;
      const file = openAgentOf(server, uri);
      if (!file || file.version !== version) return action;
      const { makeEdit } = await import("../actions/make-edit.ts");
      const made = await makeEdit(server, file, work);
      if (!("refused" in made)) return { ...action, edit: made };
      server.connection.window.showInformationMessage(`${action.title}: ${made.refused}`);
      return action;
    });
    server.connection.onCodeActionResolve(async (action, token) => {
      const answer = await resolve(action, token);
      return answer === nothing ? action : answer;
    });
  },
};

import { type FileParams, lspMethods, type ToolTypesAnswer } from "@agentwright/protocol";
import { type Feature, fileOf, guard } from "../feature.ts";

/** `agentwright/toolTypes`: what `agentwright-env.d.ts` beside a config should say. */
export const toolTypes: Feature = {
  capabilities: () => ({}),
  listen(server) {
    const none = null as ToolTypesAnswer | null;
    server.connection.onRequest(
      lspMethods.toolTypes,
      guard(server, lspMethods.toolTypes, none, async ({ uri }: FileParams) => {
        const file = fileOf(server, uri);
        if (file?.kind !== "agent" || server.world.pathOf(uri) === undefined) return null;
        const { envState } = await import("../actions/tool-code/folder-types.ts");
        return envState(server, file);
      }),
    );
  },
};

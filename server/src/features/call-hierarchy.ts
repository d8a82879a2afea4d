import type { CallHierarchyIncomingCall, CallHierarchyItem, CallHierarchyOutgoingCall } from "vscode-languageserver";
import { type Feature, guard } from "../feature.ts";

/** `textDocument/prepareCallHierarchy` and the calls of an item: which agents run which. */
export const callHierarchy: Feature = {
  capabilities: () => ({ callHierarchyProvider: true }),
  listen(server) {
    const { callHierarchy } = server.connection.languages;
    const answers = () => import("../names/answers.ts");
    callHierarchy.onPrepare(
      guard(server, "textDocument/prepareCallHierarchy", null as CallHierarchyItem[] | null, async params =>
        (await answers()).prepareCalls(server, params),
      ),
    );
    callHierarchy.onIncomingCalls(
      guard(
        server,
        "callHierarchy/incomingCalls",
        null as CallHierarchyIncomingCall[] | null,
        async ({ item }, token) => (await answers()).incomingCalls(server, item, token),
      ),
    );
    callHierarchy.onOutgoingCalls(
      guard(server, "callHierarchy/outgoingCalls", null as CallHierarchyOutgoingCall[] | null, async ({ item }) =>
        (await answers()).outgoingCalls(server, item),
      ),
    );
  },
};

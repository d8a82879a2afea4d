import { flowLanguageIds, lspMethods } from "@agentwright/protocol";
import type { Feature, Server } from "../feature.ts";

const schemes = ["file", "untitled"];

/** Programs, as they are named in what is registered. */
const documentSelector = flowLanguageIds.flatMap(language => schemes.map(scheme => ({ language, scheme })));

/** How programs come to the server, as configs do by what it says at the beginning. */
const sync: readonly (readonly [method: string, options: object])[] = [
  ["textDocument/didOpen", {}],
  ["textDocument/didChange", { syncKind: 2 }],
  ["textDocument/didSave", { includeText: false }],
  ["textDocument/didClose", {}],
];

/**
 * `agentwright/flowsWanted`: somebody opened a program that names pgflow. Only then is anything registered for programs,
 * so that nobody without flows has their programs sent here. A client that can't be asked sends what it wants.
 */
export function answerPrograms(server: Server, features: readonly Feature[]): void {
  let asked = false;
  server.connection.onNotification(lspMethods.flowsWanted, () => {
    if (asked || !server.abilities.dynamic) return;
    asked = true;
    const answers = features.flatMap(({ programs }) => (programs ? [programs(server.abilities)] : []));
    const wanted = answers.filter(
      ([method]) =>
        (method !== "textDocument/diagnostic" || server.abilities.pull) &&
        (method !== "textDocument/codeLens" || server.abilities.commands),
    );
    const registrations = [...sync, ...wanted].map(([method, options]) => ({
      id: `flows ${method}`,
      method,
      registerOptions: { documentSelector, ...options },
    }));
    server.connection.sendRequest("client/registerCapability", { registrations }).catch(fault => {
      server.status.fails("registering for flows", fault);
    });
  });
}

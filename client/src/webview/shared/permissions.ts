import type { Permissions } from "@agentwright/protocol";
import type { Words } from "../../previews/agent/words.ts";
import { say } from "./say.ts";

/** One permission in plain words; `kind` chooses its mark. */
export interface PermissionLine {
  readonly kind: "may" | "may-not" | "limit";
  readonly text: string;
}

/** What a plugin may and may not do, most telling first: what it may, what it may not, its limits. */
export function permissionLines(permissions: Permissions, words: Words): PermissionLine[] {
  const may: string[] = [...networkLines(permissions, words)];
  const not: string[] = permissions.network ? [] : [words.mayNotCall];
  (permissions.browse ? may : not).push(permissions.browse ? words.mayBrowse : words.mayNotBrowse);
  (permissions.files ? may : not).push(permissions.files ? words.mayRead : words.mayNotRead);
  (permissions.executeCode ? may : not).push(permissions.executeCode ? words.mayExecute : words.mayNotExecute);
  const memory = permissions.memoryMb >= 1024 ? `${permissions.memoryMb / 1024} GB` : `${permissions.memoryMb} MB`;
  return [
    ...may.map((text): PermissionLine => ({ kind: "may", text })),
    ...not.map((text): PermissionLine => ({ kind: "may-not", text })),
    { kind: "limit", text: say(words.timeLimit, permissions.timeoutSeconds) },
    { kind: "limit", text: say(words.memoryLimit, memory) },
  ];
}

function networkLines(permissions: Permissions, words: Words): string[] {
  if (!permissions.network) return [];
  if (permissions.hosts.length === 0) return [words.mayCallAny];
  return permissions.hosts.map(host =>
    host.startsWith("*.") ? say(words.mayCallUnder, host.slice(2)) : say(words.mayCall, host),
  );
}

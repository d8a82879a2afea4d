import type { Node } from "../../syntax/tree.ts";

/** Is an MCP server kept without being used (`enabled: false`)? Editors strike it through. */
export function isSwitchedOff(server: Node | undefined): boolean {
  if (server?.kind !== "map") return false;
  const enabled = server.entries.find(({ key }) => key.value === "enabled")?.value;
  return enabled?.kind === "scalar" && enabled.value === false;
}

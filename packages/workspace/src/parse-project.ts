import type { ProjectFile } from "@agentwright/protocol";

/** What a project file says; with a sentence if it can't be used. */
export function parseProject(text: string): { readonly project: ProjectFile; readonly problem?: string } {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === "object" && value !== null && !Array.isArray(value)) return { project: value };
    return { project: {}, problem: "it must hold one JSON object; defaults apply until it does." };
  } catch {
    return { project: {}, problem: "it is no valid JSON; defaults apply until it is." };
  }
}

import { repositoryName } from "../names.ts";

/** Where an annotation stands: lines and columns are one-based; columns only count within one line. */
export interface AnnotationPlace {
  readonly file?: string;
  readonly line?: number;
  readonly endLine?: number;
  readonly col?: number;
  readonly endColumn?: number;
  readonly title?: string;
}

/**
 * A workflow command of GitHub Actions that becomes an annotation, at the file's path in the checkout.
 * Source: "Workflow commands for GitHub Actions", escaping as `@actions/core` does it.
 */
export function annotation(command: "error" | "warning" | "notice", place: AnnotationPlace, text: string): string {
  const { file, ...rest } = place;
  const properties = { ...(file !== undefined && { file: repositoryName(file) }), ...rest };
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${command}${list.length === 0 ? "" : ` ${list.join(",")}`}::${escapeData(text)}`;
}

function escapeData(value: string): string {
  return value.replaceAll("%", "%25").replaceAll("\r", "%0D").replaceAll("\n", "%0A");
}

function escapeProperty(value: string): string {
  return escapeData(value).replaceAll(":", "%3A").replaceAll(",", "%2C");
}

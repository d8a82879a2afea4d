/** What a bug report tells. No path, no content of a file, no key. */
export interface ReportFacts {
  /** Name and value, in order. */
  readonly facts: readonly (readonly [string, string])[];
  readonly settings: readonly (readonly [string, string])[];
  readonly log: readonly string[];
  /** Folders that are replaced by a word wherever they appear, longest first. */
  readonly folders: readonly (readonly [string, string])[];
}

/** The report as Markdown, ready to be pasted. */
export function formatReport({ facts, settings, log, folders }: ReportFacts): string {
  const lines = [
    "### Agentwright",
    "",
    ...facts.map(([name, value]) => `- ${name}: ${value}`),
    "",
    "### Settings",
    "",
    ...settings.map(([name, value]) => `- ${name}: ${value}`),
    "",
    "### Log",
    "",
    "```text",
    ...(log.length > 0 ? log : ["(empty)"]),
    "```",
    "",
  ];
  return hideFolders(lines.join("\n"), folders);
}

function hideFolders(text: string, folders: ReportFacts["folders"]): string {
  return [...folders]
    .filter(([folder]) => folder.length > 1)
    .sort(([a], [b]) => b.length - a.length)
    .reduce((hidden, [folder, word]) => {
      const backslashed = folder.replaceAll("/", "\\");
      return hidden.replaceAll(folder, word).replaceAll(backslashed, word);
    }, text);
}

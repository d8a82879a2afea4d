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

/** A text without the folders in it, however they are spelt. */
export function hideFolders(text: string, folders: ReportFacts["folders"]): string {
  return [...folders]
    .filter(([folder]) => folder.length > 1)
    .sort(([a], [b]) => b.length - a.length)
    .reduce((hidden, [folder, word]) => {
      return spellings(folder).reduce((rest, spelling) => rest.replaceAll(spelling, word), hidden);
    }, text);
}

/** A folder as a path, as a path of Windows, inside JSON, and inside a URI, there with either case of the drive. */
function spellings(folder: string): readonly string[] {
  const drives = [
    folder,
    folder.replace(/^[A-Za-z]:/, drive => drive.toLowerCase()),
    folder.replace(/^[a-z]:/, drive => drive.toUpperCase()),
  ];
  return drives.flatMap(path => {
    const encoded = path.split("/").map(encodeURIComponent).join("/");
    return [path, path.replaceAll("/", "\\\\"), path.replaceAll("/", "\\"), encoded, encodeURI(path)];
  });
}

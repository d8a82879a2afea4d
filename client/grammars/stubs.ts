import type { IRawGrammar } from "vscode-textmate";

/** Stand-ins for the grammars that the editor brings: enough to see where an embedded language begins and ends. */
const repository = { $self: { patterns: [] }, $base: { patterns: [] } };

export const stubs: Readonly<Record<string, IRawGrammar>> = {
  "source.ts": {
    scopeName: "source.ts",
    repository,
    patterns: [
      { name: "comment.ts", match: "//.*$" },
      { name: "keyword.ts", match: "\\b(?:export|default|async|const|return)\\b" },
      { name: "string.ts", begin: "['`]", end: "['`]" },
    ],
  },
  "source.js": {
    scopeName: "source.js",
    repository,
    patterns: [{ name: "keyword.js", match: "\\b(?:export|default|async|const|return)\\b" }],
  },
  "source.go": {
    scopeName: "source.go",
    repository,
    patterns: [{ name: "keyword.go", match: "\\b(?:package|func|return)\\b" }],
  },
  "text.html.markdown": {
    scopeName: "text.html.markdown",
    patterns: [
      { name: "heading.markdown", match: "(?:^|\\G)#+ .*$" },
      {
        name: "paragraph.markdown",
        begin: "(?:^|\\G)(?=\\S)",
        while: "(?:^|\\G)(?=\\S)(?!#)",
        patterns: [{ include: "#inline" }],
      },
    ],
    repository: { ...repository, inline: { patterns: [{ name: "bold.markdown", match: "\\*\\*.+?\\*\\*" }] } },
  },
};

import { stringify } from "yaml";

/** Prints a config as people write it: code and long texts as blocks, a blank line between sections. */
export function printYaml(config: Readonly<Record<string, unknown>>): string {
  const sections = Object.entries(config).map(([name, value]) =>
    stringify({ [name]: value }, { lineWidth: 0, blockQuote: "literal" }),
  );
  return sections.join("\n");
}

import { Document, isScalar, type Scalar, visit } from "yaml";

/** The longest list of short words that is written on one line, in characters. */
const longestLine = 80;

/** Prints a config as people write it: short lists on a line, code as blocks, a blank line between sections. */
export function printYaml(config: Readonly<Record<string, unknown>>): string {
  return Object.entries(config)
    .map(([name, value]) => printSection({ [name]: value }))
    .join("\n");
}

function printSection(section: Readonly<Record<string, unknown>>): string {
  const document = new Document(section, { aliasDuplicateObjects: false });
  visit(document, {
    Seq(_, list) {
      const words = list.items.filter(item => isScalar(item) && !String(item.value).includes("\n")) as Scalar[];
      const length = words.reduce((sum, { value }) => sum + String(value).length + 2, 0);
      list.flow = words.length === list.items.length && length <= longestLine;
    },
  });
  return document.toString({ lineWidth: 0, blockQuote: "literal", flowCollectionPadding: false });
}

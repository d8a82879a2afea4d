/**
 * A text of a file as inline code of one line, whatever is in it: it can't end the code and begin an image, which an
 * editor would fetch from wherever it says. `place`: inside a table a bar has to be escaped too.
 */
export function codeSpan(text: string, place: "text" | "table" = "text"): string {
  const line = text.replace(/\s+/g, " ").trim();
  if (line === "") return "";
  const longest = Math.max(0, ...Array.from(line.matchAll(/`+/g), run => run[0].length));
  const fence = "`".repeat(longest + 1);
  const pad = line.startsWith("`") || line.endsWith("`") ? " " : "";
  return `${fence}${pad}${place === "table" ? line.replaceAll("|", "\\|") : line}${pad}${fence}`;
}

/** A sentence that may quote a file, in which nothing becomes a link, an image or HTML. */
export function plainText(text: string): string {
  return text.replace(/[[\]<]/g, "\\$&");
}

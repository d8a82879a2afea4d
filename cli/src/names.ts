import { isAbsolute, relative, resolve } from "node:path";
import { isInside, slashed } from "@agentwright/workspace/paths";

/**
 * How a file is called that the person did not name: relative to the current folder, unless they gave absolute paths.
 * With `/`.
 */
export function shownName(file: string, given: string): string {
  return slashed(isAbsolute(given) ? file : relative(process.cwd(), file));
}

/** The shortest plain name for a terminal: relative inside the current folder, else absolute. */
export function nearName(file: string): string {
  return isInside(process.cwd(), file) ? slashed(relative(process.cwd(), file)) || "." : slashed(file);
}

/**
 * How a code host calls a file: relative to the checkout (`GITHUB_WORKSPACE`), if it lies in one; else as given,
 * without a leading `./`.
 */
export function repositoryName(file: string): string {
  const checkout = process.env.GITHUB_WORKSPACE;
  const path = resolve(file);
  if (checkout !== undefined && checkout !== "" && isInside(resolve(checkout), path)) {
    return slashed(relative(resolve(checkout), path));
  }
  return file.replace(/^(?:\.\/+)+/, "");
}

/** A text for one line of a terminal: control characters, which could rewrite what is on the screen, are spelt out. */
export function plainLine(text: string): string {
  return text.replace(/[\u0000-\u0008\u000a-\u001f\u007f-\u009f\u2028\u2029]/g, found => {
    return `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
}

/** The same for a text of several lines. */
export function plainText(text: string): string {
  return text.split("\n").map(plainLine).join("\n");
}

/** A word as a POSIX shell takes it. */
export function shellWord(word: string): string {
  return /^[\w./:@%+,=-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}

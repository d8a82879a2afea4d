import { resolvePlain } from "../../syntax/yaml/resolve.ts";

/** Words that older readers of YAML take for something else than text. */
const otherwise =
  /^(?:y|n|yes|no|on|off|<<|=|\d{4}-\d\d?-\d\d?.*|[-+]?\d[\d_]*(?::[0-5]?\d)+(?:\.\d*)?|[-+]?0[xob]?[\d_a-f]+)$/i;

/** A text as YAML in one line: as it is where that is safe, else in double quotes. */
export function yamlText(text: string, flow = false): string {
  return isPlain(text, flow) ? text : doubleQuoted(text);
}

function isPlain(text: string, flow: boolean): boolean {
  if (text === "" || text.trim() !== text || otherwise.test(text) || typeof resolvePlain(text) !== "string")
    return false;
  if (/^[-?:,[\]{}#&*!|>'"%@`~]/.test(text) || /: | #|:$|\t/.test(text) || /^(?:---|\.\.\.)/.test(text)) return false;
  // Printable characters of one line.
  if (/[^\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(text)) return false;
  return !(flow && /[,[\]{}:"]/.test(text));
}

/** JSON's string is YAML's too, but for characters that YAML doesn't print. */
function doubleQuoted(text: string): string {
  return JSON.stringify(text).replace(
    /[\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]/g,
    found => `\\u${found.charCodeAt(0).toString(16).padStart(4, "0")}`,
  );
}

/** A text of several lines as a block: its header and its lines. Undefined where quotes are needed. */
export function yamlBlock(text: string): { readonly header: string; readonly lines: readonly string[] } | undefined {
  if (!text.includes("\n") || /^\s*$/.test(text)) return undefined;
  if (/[^\n\t\x20-\x7e\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\u{10000}-\u{10ffff}]/u.test(text))
    return undefined;
  const lines = text.replace(/\n+$/, "").split("\n");
  const ends = text.length - lines.join("\n").length;
  // Blanks alone on a line, or a tab at its beginning, are too easily lost.
  if (lines.some(line => /^[ \t]+$/.test(line) || line.startsWith("\t"))) return undefined;
  const indicator = /^\n*[ ]/.test(text) ? "2" : "";
  const chomp = ends === 0 ? "-" : ends === 1 ? "" : "+";
  return { header: `|${indicator}${chomp}`, lines: [...lines, ...Array<string>(Math.max(0, ends - 1)).fill("")] };
}

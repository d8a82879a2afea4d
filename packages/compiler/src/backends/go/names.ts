/** Name of the function that answers a tool: `refund_order` -> `RefundOrder`. A tool's name is an identifier. */
export function functionOf(tool: string): string {
  const parts = tool.split(/[^A-Za-z0-9]+/).filter(part => part !== "");
  const name = parts.map(part => part.charAt(0).toUpperCase() + part.slice(1)).join("");
  return /^[A-Z]/.test(name) ? name : `Tool${name}`;
}

/** The other name that is taken, for files of one tool. */
export const plainFunction = "Run";

/** A text as an interpreted string literal (go.dev/ref/spec#String_literals). */
export function goString(text: string): string {
  const escapes: Readonly<Record<string, string>> = { '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t" };
  const escaped = wellFormed(text).replace(/["\\\u0000-\u001f\u007f\ufeff]/g, sign => {
    return escapes[sign] ?? `\\u${sign.charCodeAt(0).toString(16).padStart(4, "0")}`;
  });
  return `"${escaped}"`;
}

/** Half a surrogate pair is no text in Go. */
function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\ufffd");
}

/** A text as it may stand in a path that Go imports: letters, digits and `_` of ASCII, and no name that Go treats otherwise. */
export function pathName(text: string): string {
  const plain = text.replace(/[^A-Za-z0-9_-]/g, sign => `x${sign.charCodeAt(0).toString(16)}`);
  return /^(internal|vendor|testdata|[_-].*|\d.*|)$/.test(plain) ? `d${plain}` : plain;
}

/** A short name that is an identifier and no word of Go, and that nobody else has: for an import. */
export function packageName(text: string, taken: ReadonlySet<string>): string {
  const bare = text.toLowerCase().replace(/[^a-z0-9]/g, "");
  const base = /^[a-z]/.test(bare) ? bare : `p${bare}`;
  for (let count = 1; ; count++) {
    const name = count === 1 ? base : `${base}${count}`;
    if (!words.has(name) && !taken.has(name)) return name;
  }
}

/** Keywords, and names that main.go uses itself. */
const words = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package " +
    "range return select struct switch type var agent embed main init string describe manifest plugin"
  ).split(" "),
);

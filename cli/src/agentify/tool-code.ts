/** Words that can't be names of variables (ECMAScript 2024, 12.7.2, with those of modules). */
const reserved = new Set(
  (
    "arguments await break case catch class const continue debugger default delete do else enum eval export extends " +
    "false finally for function if implements import in instanceof interface let new null package private protected " +
    "public return static super switch this throw true try typeof undefined var void while with yield params"
  ).split(" "),
);

/** Is it Go or Python, which the old form took too? */
export function isForeign(script: string): boolean {
  return /^\s*(?:package\s+\w+\s*$|func\s+\w*\s*\(|import\s*\(|def\s+\w+\s*\(|from\s+\w+\s+import\s)/m.test(script);
}

/**
 * A snippet of the old form as a module. It was the body of a function that saw each parameter as a variable, or a
 * whole function.
 */
export function asModule(script: string, parameters: readonly string[]): string {
  const code = script.replaceAll("\r\n", "\n").replaceAll("\t", "  ").trimEnd();
  if (/^\s*export\s+default\b/m.test(code)) return `${code}\n`;
  const whole = wholeFunction(code);
  if (whole !== undefined) {
    const given = whole.length > 0 && whole.every(name => parameters.includes(name));
    const call = given ? whole.map(name => `input.${name}`).join(", ") : "input";
    return `const carriedOver = ${code.replace(/;\s*$/, "")};\n\nexport default input => carriedOver(${call});\n`;
  }
  // A variable that the snippet declares itself must not be declared again.
  const declared = new Set(Array.from(code.matchAll(/\b(?:const|let|var|class|function)\s+(\w+)/g), match => match[1]));
  const seen = parameters.filter(name => !reserved.has(name) && !declared.has(name));
  const head = seen.length > 0 ? `  const { ${seen.join(", ")} } = params;\n` : "";
  return `export default async params => {\n${head}${indented(code)}\n};\n`;
}

/** The parameters of a snippet that is one function from beginning to end; undefined for anything else. */
function wholeFunction(code: string): readonly string[] | undefined {
  // At the beginning of a line it belongs to the snippet itself, not to a function in it.
  if (/^return\b/m.test(code)) return undefined;
  const match =
    /^\s*(?:async\s+)?function\b\s*\*?\s*\w*\s*\(([^)]*)\)\s*\{[\s\S]*\}\s*;?$/.exec(code) ??
    /^\s*(?:async\s*)?\(([^)]*)\)\s*=>[\s\S]+$/.exec(code) ??
    /^\s*(?:async\s+)?(\w+)\s*=>[\s\S]+$/.exec(code);
  if (match === null) return undefined;
  const names = (match[1] ?? "").split(",").map(name => name.trim());
  return names.filter(name => name !== "");
}

/** Two spaces before each line, except inside a template that runs over lines, where they would change the text. */
function indented(code: string): string {
  const lines = code.split("\n");
  if (lines.length > 1 && /`[^`]*\n/.test(code)) return code;
  return lines.map(line => (line === "" ? "" : `  ${line}`)).join("\n");
}

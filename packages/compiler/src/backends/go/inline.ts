import { plainFunction } from "./names.ts";

/** Code with a package clause is a whole file; any other is the body of the function, maybe with imports before it. */
export function isWholeFile(code: string): boolean {
  return /^package\s+\w+/.test(withoutComments(code).trimStart());
}

/**
 * Puts a body into a file. `name` is what `//line` names it, so that errors and stacks speak of the config's own lines.
 */
export function fileOfBody(packageName: string, tool: string, name: string, code: string): string {
  const lines = code.split("\n");
  const imports = importLines(lines);
  const own = lines.slice(0, imports).join("\n");
  const ours = /"agentwright\/agent"/.test(own) ? [] : [`import "agentwright/agent"`, ""];
  const before = imports > 0 ? [`//line ${name}:1:1`, own, "//line generated.go:1:1"] : [];
  return [
    `package ${packageName}`,
    "",
    ...before,
    ...ours,
    `// ${plainFunction} answers the tool ${tool}.`,
    `func ${plainFunction}(host *agent.Host, input agent.Input) (any, error) {`,
    `//line ${name}:${imports + 1}:1`,
    ...lines.slice(imports),
    "//line generated.go:1:1",
    "\treturn nil, nil",
    "}",
    "",
  ].join("\n");
}

/** How many lines at the beginning are imports, comments and blank, up to the last import. */
function importLines(lines: readonly string[]): number {
  let end = 0;
  let inside = false;
  let comment = false;
  for (const [index, line] of lines.entries()) {
    const text = line.trim();
    if (comment) comment = !text.includes("*/");
    else if (inside) {
      if (text.startsWith(")")) {
        inside = false;
        end = index + 1;
      }
    } else if (/^import\s*\(/.test(text) && !text.includes(")")) inside = true;
    else if (/^import\b/.test(text)) end = index + 1;
    else if (text.startsWith("/*")) comment = !text.includes("*/");
    else if (text !== "" && !text.startsWith("//")) break;
  }
  return end;
}

/** The same text with comments and the insides of strings blank, so that declarations can be looked for by line. */
export function withoutComments(code: string): string {
  const part = /\/\/[^\n]*|\/\*[\s\S]*?(?:\*\/|$)|"(?:\\.|[^"\\\n])*"?|`[^`]*`?|'(?:\\.|[^'\\\n])*'?/g;
  return code.replace(part, found => found.replace(/[^\n]/g, " "));
}

/** Does a file declare this function? */
export function declares(code: string, name: string): boolean {
  return new RegExp(`^func\\s+${name}\\s*\\(`, "m").test(withoutComments(code));
}

/** The name in the package clause, and where it stands. */
export function packageClause(code: string): { readonly name: string; readonly start: number } | undefined {
  const found = /^[ \t]*package\s+(\w+)/m.exec(withoutComments(code));
  if (!found?.[1]) return undefined;
  return { name: found[1], start: found.index + found[0].length - found[1].length };
}

import { envFileName } from "./names.ts";
import { readScript } from "./script.ts";

/** Names of the types that a tool file is given. `env`: the way from the file to `agentwright-env.d.ts`. */
export interface WrapTypes {
  readonly input: string;
  readonly env: string;
}

/** A function body, as inline code may be, as the module that does the same. */
export function wrapBody(body: string, types: WrapTypes | undefined): string {
  const usesHost = /\bhost\b/.test(body);
  const host = usesHost ? `, host${types ? ": Host" : ""}` : "";
  const named = types && `${types.input}${usesHost ? ", Host" : ""}`;
  const head = types ? `import type { ${named} } from "${types.env}";\n\n` : "";
  const whole = body === "" || body.endsWith("\n") ? body : `${body}\n`;
  const input = `input${types ? `: ${types.input}` : ""}`;
  return `${head}export default async (${input}${host}) => {\n${shift(whole, readScript(whole).textLines, "  ", 0)}};\n`;
}

const importOfTypes = `(?:import type \\{[\\w, ]+\\} from "[./]*/${envFileName.replaceAll(".", "\\.")}";\\n\\n?)?`;
const parameters = "(?:input(?:: \\w+)?(?:, host(?:: \\w+)?)?)?";
const wrapped = new RegExp(`^${importOfTypes}export default async \\(${parameters}\\) => \\{\\n([\\s\\S]*)\\};?\\n*$`);

/** The body of a module that is one function as `wrapBody` writes it; undefined for every other module. */
export function unwrapBody(module: string): string | undefined {
  const found = wrapped.exec(module);
  const body = found?.[1];
  if (!found || body === undefined || (body !== "" && !body.endsWith("\n"))) return undefined;
  const at = module.indexOf("{\n", module.indexOf("export default")) + 2;
  const { textLines, otherExports } = readScript(module);
  if (otherExports) return undefined;
  return shift(body, textLines, "", 2, at);
}

/**
 * Gives each line other blanks in front, but for those that begin inside a text. Undefined if a line has fewer than
 * are to be taken off. `base`: where `text` stands in what `textLines` speaks of.
 */
function shift(text: string, textLines: ReadonlySet<number>, add: string, take: 0): string;
function shift(
  text: string,
  textLines: ReadonlySet<number>,
  add: string,
  take: number,
  base: number,
): string | undefined;
function shift(text: string, textLines: ReadonlySet<number>, add: string, take: number, base = 0): string | undefined {
  let shifted = "";
  for (let start = 0; start < text.length; ) {
    const end = text.indexOf("\n", start) + 1 || text.length;
    const line = text.slice(start, end);
    if (line.trim() === "" || textLines.has(base + start)) shifted += line;
    else if (line.slice(0, take).trim() !== "") return undefined;
    else shifted += add + line.slice(take);
    start = end;
  }
  return shifted;
}

/** What must be known of a script to move it from one place to another without changing what it does. */
export interface Script {
  /** Modules that it names, without the quotes: `./names.ts` of an import, of an export, of `import("…")`. */
  readonly specifiers: readonly Stretch[];
  /** Starts of the lines that begin inside a template or a string: blanks before them belong to the value. */
  readonly textLines: ReadonlySet<number>;
  /** A line begins with the export of a value. */
  readonly exports: boolean;
  /** Something that belongs to a module stands where `exports` does not see it: a type's export, one inside a line. */
  readonly otherExports: boolean;
  readonly imports: boolean;
  /** It asks for its own address (`import.meta`). */
  readonly asksWhere: boolean;
  /** Every string, template, comment and expression ends. */
  readonly whole: boolean;
}

export interface Stretch {
  readonly start: number;
  readonly end: number;
}

const word = /[\p{ID_Continue}$]+/uy;
const string = /"(?:[^"\\\r\n]|\\(?:\r\n|[\s\S]))*"|'(?:[^'\\\r\n]|\\(?:\r\n|[\s\S]))*'/y;
const regex = /\/(?![*/])(?:[^\\/[\r\n]|\\.|\[(?:[^\]\\\r\n]|\\.)*\])+\/[a-z]*/y;
const comment = /\/\/[^\r\n]*|\/\*[\s\S]*?\*\//y;
const template = /(?:[^`\\$]|\\[\s\S]|\$(?!\{))*(`|\$\{)/y;
/** Words behind which a slash begins a regular expression. */
const before = /^(?:return|typeof|case|in|of|delete|void|throw|new|else|do|await|yield|instanceof|default)$/;

/** Reads JavaScript or TypeScript as far as it must be: words, texts, comments. */
export function readScript(text: string): Script {
  const specifiers: Stretch[] = [];
  const textLines = new Set<number>();
  const found = { exports: false, otherExports: false, imports: false, asksWhere: false };
  /** For each open `${` how many braces are open inside it. */
  const braces: number[] = [];
  let last = "";
  let last2 = "";
  let at = 0;

  const match = (pattern: RegExp): RegExpExecArray | null => {
    pattern.lastIndex = at;
    return pattern.exec(text);
  };
  const follow = (token: string): void => {
    last2 = last;
    last = token;
  };
  /** A text that goes over line ends: the lines inside it are part of it. */
  const spanText = (start: number, end: number): void => {
    for (let i = text.indexOf("\n", start); i >= 0 && i < end; i = text.indexOf("\n", i + 1)) textLines.add(i + 1);
  };
  /** The rest of a template up to its end or to `${`; false if it has none. */
  const readTemplate = (): boolean => {
    const rest = match(template);
    if (!rest) return false;
    spanText(at, at + rest[0].length);
    at += rest[0].length;
    if (rest[1] === "`") follow("`");
    else {
      braces.push(0);
      follow("{");
    }
    return true;
  };
  const result = (whole: boolean): Script => ({ specifiers, textLines, ...found, whole });

  while (at < text.length) {
    const character = text[at] ?? "";
    if (/\s/.test(character)) {
      at++;
      continue;
    }
    const skipped = match(comment);
    if (skipped) {
      at += skipped[0].length;
      continue;
    }
    const name = match(word);
    if (name) {
      if (last !== ".") readKeyword(name[0], at);
      at += name[0].length;
      follow(name[0]);
      continue;
    }
    if (character === '"' || character === "'") {
      const quoted = match(string);
      if (!quoted) return result(false);
      const named = last === "from" || last === "import" || (last === "(" && last2 === "import");
      if (named) specifiers.push({ start: at + 1, end: at + quoted[0].length - 1 });
      spanText(at, at + quoted[0].length);
      at += quoted[0].length;
      follow('"');
      continue;
    }
    if (character === "`") {
      at++;
      if (!readTemplate()) return result(false);
      continue;
    }
    if (character === "/" && (last === "" || before.test(last) || /^[^\p{ID_Continue}$)\]}"`]$/u.test(last))) {
      const pattern = match(regex);
      if (!pattern) return result(false);
      at += pattern[0].length;
      follow('"');
      continue;
    }
    if (text.startsWith("/*", at)) return result(false);
    at++;
    if (last === "import" && character === ".") found.asksWhere = true;
    follow(character);
    if (braces.length === 0) continue;
    const open = braces.at(-1) ?? 0;
    if (character === "{") braces[braces.length - 1] = open + 1;
    else if (character === "}" && open > 0) braces[braces.length - 1] = open - 1;
    else if (character === "}") {
      braces.pop();
      if (!readTemplate()) return result(false);
    }
  }
  return result(braces.length === 0);

  function readKeyword(name: string, start: number): void {
    if (name === "import") {
      found.imports ||= !/^\s*[(.]/.test(text.slice(start + 6, start + 200));
    } else if (name === "export") {
      const lineStart = text.lastIndexOf("\n", start - 1) + 1;
      const first = /^[ \t]*$/.test(text.slice(lineStart, start));
      const ofType = /^\s+(?:type|interface|declare)\b/.test(text.slice(start + 6, start + 200));
      if (first && !ofType) found.exports = true;
      else found.otherExports = true;
    }
  }
}

// TypeScript's parser without its compiler. The package is one file of nine megabytes in which the parser ends after
// about a quarter; a bundler can't tell, since everything lies in one function. What is left is a tenth of it minified,
// and loads in a quarter of the time. Where it is cut is told by the marks that TypeScript's own build leaves: if they
// are gone, the build stops here.
import { readFileSync } from "node:fs";

/** An esbuild plugin: `import ts from "typescript"` gives what TypeScript exports of its scanner, parser and nodes. */
export const parserOnly = {
  name: "parser-only",
  setup: build =>
    build.onLoad({ filter: /[\\/]typescript[\\/]lib[\\/]typescript\.js$/ }, ({ path }) => ({
      contents: parserText(readFileSync(path, "utf8")),
      loader: "js",
    })),
};

/** The text of `typescript.js` up to the end of its parser, as an ES module. */
export function parserText(source) {
  const helpers = source.slice(place(source, "var __defProp ="), place(source, "// src/typescript/typescript.ts\n"));
  // `sys` is a file system and a process, which a parser does without; whoever uses it asks first whether it is there.
  const base = source.slice(part(source, "corePublic"), part(source, "sys"));
  const rest = source.slice(part(source, "path"), part(source, "commandLineParser"));
  const text = `${helpers}${base}var sys = undefined;\n${rest}`;
  const listed = source.slice(place(source, "0 && (module.exports = {")).match(/^ {2}\w+/gm) ?? [];
  const own = new Set([...text.matchAll(/^(?:function|var|class) (\w+)/gm)].map(([, name]) => name));
  const names = listed.map(name => name.trim()).filter(name => own.has(name));
  return `${text}\n${nodeMethods}\nexport default { ${names.join(", ")} };\n`;
}

/** What nodes can say of their place and name. TypeScript gives them that in its services, far behind the parser. */
const nodeMethods = `
const placed = {
  getStart(file, withDocs) { return getTokenPosOfNode(this, file, withDocs); },
  getEnd() { return this.end; },
  getWidth(file) { return this.end - this.getStart(file); },
  getText(file) { return (file ?? getSourceFileOfNode(this)).text.slice(this.getStart(file), this.end); },
};
for (const name of ["Node", "Token", "Identifier", "PrivateIdentifier", "SourceFile"]) {
  Object.assign(objectAllocator["get" + name + "Constructor"]().prototype, placed);
}
const named = { get() { return idText(this); } };
Object.defineProperty(objectAllocator.getIdentifierConstructor().prototype, "text", named);`;

function part(source, name) {
  return place(source, `// src/compiler/${name}.ts\n`);
}

function place(source, mark) {
  const at = source.indexOf(mark);
  if (at < 0) throw new Error(`typescript.js has changed: it holds no ${JSON.stringify(mark)}. Mend parser-only.mjs.`);
  return at;
}

import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";

const folder = new URL("../go/", import.meta.url);
const output = new URL("../src/go-library.generated.ts", import.meta.url);

/** The text of src/go-library.generated.ts: each file of go/ that a plugin in Go is made from. */
export async function goLibraryText(): Promise<string> {
  const names = (await readdir(folder)).filter(name => name.endsWith(".go") && !name.endsWith("_test.go"));
  const digest = createHash("sha256");
  const files: string[] = [];
  for (const name of [...names, "go.mod"].sort()) {
    const source = (await readFile(new URL(name, folder), "utf8")).replaceAll("\r\n", "\n");
    digest.update(`${name}\n${source}\n`);
    files.push(`  { name: ${JSON.stringify(name)}, source: ${JSON.stringify(source)} },`);
  }
  return `// Written by build/go.ts from go/*.go.

/** SHA-256 of the files below: a plugin with another library is another plugin. */
export const goLibraryDigest = "${digest.digest("hex")}";

/** The module \`agentwright/agent\`, without its tests. */
export const goLibrary: readonly { readonly name: string; readonly source: string }[] = [
${files.join("\n")}
];
`;
}

/** Writes src/go-library.generated.ts; true if that changed it. */
export async function writeGoLibrary(): Promise<boolean> {
  const text = await goLibraryText();
  const before = await readFile(output, "utf8").catch(() => "");
  if (text !== before) await writeFile(output, text);
  return text !== before;
}

if (import.meta.main)
  console.log((await writeGoLibrary()) ? "wrote src/go-library.generated.ts" : "src/go-library.generated.ts is fresh");

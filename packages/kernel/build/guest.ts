import { createHash } from "node:crypto";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { transform } from "esbuild";

const folder = new URL("../guest/", import.meta.url);
const output = new URL("../src/guest.generated.ts", import.meta.url);

/** The text of src/guest.generated.ts: each file of guest/ as an ES module `agentwright:<name>`, white space taken out. */
export async function guestText(): Promise<string> {
  const files = (await readdir(folder)).filter(name => name.endsWith(".js")).sort();
  const modules: string[] = [];
  for (const file of files) {
    const source = await readFile(new URL(file, folder), "utf8");
    // Identifiers stay, so that an error in the guest itself can be read.
    const { code } = await transform(source, {
      format: "esm",
      target: "es2023",
      minifyWhitespace: true,
      charset: "utf8",
    });
    const name = file === "main.js" ? "agentwright:guest" : `agentwright:${file.slice(0, -3)}`;
    modules.push(`  { name: ${JSON.stringify(name)}, source: ${JSON.stringify(code)} },`);
  }
  const type = "readonly { readonly name: string; readonly source: string }[]";
  const list = `export const guestModules: ${type} = [\n${modules.join("\n")}\n];\n`;
  const digest = createHash("sha256").update(list).digest("hex");
  const told = `/** SHA-256 of the modules below: a plugin with another guest is another plugin. */\nexport const guestDigest = "${digest}";\n`;
  return `// Written by build/guest.ts from guest/*.js.\n\n${told}\n${list}`;
}

/** Writes src/guest.generated.ts; true if that changed it. */
export async function writeGuest(): Promise<boolean> {
  const text = await guestText();
  const before = await readFile(output, "utf8").catch(() => "");
  if (text !== before) await writeFile(output, text);
  return text !== before;
}

if (import.meta.main)
  console.log((await writeGuest()) ? "wrote src/guest.generated.ts" : "src/guest.generated.ts is fresh");

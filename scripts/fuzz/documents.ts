import { globSync, readFileSync } from "node:fs";
import type { Syntax } from "@agentwright/language";
import { stringify } from "yaml";
import type { Random } from "./random.ts";
import type { Script } from "./script.ts";

const rules = "packages/language/src/agent/rules/fixtures/{mistakes,valid}/*.agent.{yaml,json,jsonc}";
const found = globSync([rules, "examples/*/*.agent.{yaml,json,jsonc}"])
  .sort()
  .map(name => ({ text: readFileSync(name, "utf8"), syntax: name.slice(name.lastIndexOf(".") + 1) as Syntax }))
  .filter(({ text }) => text.split("\n").length < 300);

/** A text to begin with: one that the tests know, a made one of any size up to 300 lines, or nearly nothing. */
export function startOf(random: Random): Omit<Script, "steps"> {
  if (random.once(40))
    return { syntax: random.pick(["yaml", "json", "jsonc"]), text: random.pick(["", "\n", "{}", "a"]) };
  const { text, syntax } = random.once(3) ? random.pick(found) : made(random);
  return { syntax, text: dressed(text, syntax, random) };
}

/** Now and then what other systems and tools write: CRLF, a BOM, a document mark. */
function dressed(text: string, syntax: Syntax, random: Random): string {
  let result = text;
  if (random.once(12)) result = result.replaceAll("\n", "\r\n");
  if (random.once(40)) result = `\ufeff${result}`;
  if (syntax === "yaml" && random.once(40)) result = `---\n${result}`;
  if (syntax === "jsonc") result = result.replace(/,\n/, random.pick([",\n", ", // c\n", ", /* c\n*/\n"]));
  return result;
}

function made(random: Random): { readonly text: string; readonly syntax: Syntax } {
  const syntax = random.pick<Syntax>(["yaml", "yaml", "yaml", "json", "jsonc"]);
  // Small ones mostly: each edit is compared with a fresh run of the whole text.
  const size = Math.floor(1 + 24 * random.next() ** 2);
  const model = random.once(6) ? manyOf(random) : modelOf(size, random);
  if (syntax !== "yaml") return { syntax, text: JSON.stringify(model, null, random.pick([2, 2, 2, 4, 0])) };
  const collectionStyle = random.once(20) ? "flow" : "any";
  return {
    syntax,
    text: stringify(model, { collectionStyle, indentSeq: !random.once(4), lineWidth: random.pick([0, 80]) }),
  };
}

/** Many small sections and items, so that lists of pieces are long where the text is not. */
function manyOf(random: Random): object {
  const count = 30 + random.below(65);
  const names = Array.from({ length: count }, (_, i) => i);
  const own = Object.fromEntries(names.map(i => [`x-${i}`, random.pick<unknown>([i, `t${i}`, [i], null])]));
  const list = names.map(i => random.pick<unknown>([{ name: `n${i}` }, `item ${i}`, [i, i], { name: `n${i >> 1}` }]));
  return {
    ...modelOf(1, random),
    ...(random.once(2) ? own : {}),
    tools: list,
    ...(random.once(3) && { prompts: list }),
  };
}

/** A config of about ten lines for each of `size`; right but for what chance makes of it. */
function modelOf(size: number, random: Random): object {
  const host = "api.example.org";
  const tools: object[] = [];
  const prompts: object[] = [];
  const resources: object[] = [];
  for (let i = 0; i < size; i++) {
    const parameters = [{ name: "id", type: random.pick(["string", "number", "boolean"]), required: true }];
    const common = { name: `tool_${i}`, description: `Looks number ${i} up.`, parameters };
    const kind = random.below(5);
    if (kind === 0) tools.push({ ...common, http: { method: "GET", url: `https://${host}/${i}/{{id}}` } });
    if (kind === 1)
      tools.push({ ...common, language: "typescript", code: `export default ({ id }) =>\n  id + ${i};\n` });
    if (kind === 2) tools.push({ ...common, source: `./tools/t${i}.ts` });
    if (kind === 3) prompts.push({ name: `prompt_${i}`, variables: ["who"], content: "Hello {{who}}\n\nBye.\n" });
    if (kind === 4) resources.push({ name: `data_${i}`, type: "json", path: `./data/${i}.json` });
  }
  return {
    identity: { name: "Some Agent", type: "assistant", version: "1.0.0" },
    personality: { traits: ["helpful", "concise"], communicationStyle: "friendly" },
    capabilities: {
      canBrowseWeb: false,
      canExecuteCode: false,
      canAccessFiles: false,
      networkAccess: true,
      allowedHosts: [host],
    },
    ...(random.once(2) && { apiKeys: { openai: "${secret:OPENAI_API_KEY}" } }),
    ...(random.once(2) && { model: { provider: "openai", name: "m", parameters: { temperature: 0.2 } } }),
    ...(tools.length > 0 && { tools }),
    ...(random.once(3) && { "x-notes": { deep: [[1, 2.5], null, { a: "b # c" }] } }),
    ...(prompts.length > 0 && { prompts }),
    ...(resources.length > 0 && { resources }),
  };
}

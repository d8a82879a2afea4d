import { plain } from "../place/flow-scan.ts";
import { type Asked, kinds, type Offer, written } from "./item.ts";
import { yamlText } from "./skeleton.ts";

const code = /\.(?:ts|mts|js|mjs|go)$/;
const agent = /\.agent\.(?:ya?ml|jsonc?)$/;

/** Files and folders that a half-typed path could become. A tool wants code, an orchestration wants agents. */
export function offerPaths(asked: Asked, role: "path" | "agent-path"): Offer[] {
  const { outside } = asked.context;
  const typed = plain(asked.place.typed);
  const prefix = typed === "" || typed === "." ? "./" : typed;
  const found = outside.paths(prefix);
  const wanted = role === "agent-path" ? agent : asked.place.path[0] === "tools" ? code : /./;
  const paths = found === "unknown" ? [] : found.filter(path => path.endsWith("/") || wanted.test(path));
  const offers = paths.map(path => offer(asked, path, path.endsWith("/") ? 3 : 1));
  if (role === "path") return offers;
  const agents = outside.agents();
  const others = agents === "unknown" ? [] : agents.map(({ path }) => (path.startsWith(".") ? path : `./${path}`));
  const more = others.filter(path => !paths.includes(path) && !asked.place.used.has(path));
  return [...offers.filter(({ label }) => !asked.place.used.has(label)), ...more.map(path => offer(asked, path, 2))];
}

function offer(asked: Asked, path: string, rank: number): Offer {
  const kind = path.endsWith("/") ? kinds.folder : kinds.file;
  return { label: path, kind, text: written(asked, path, yamlText), rank };
}

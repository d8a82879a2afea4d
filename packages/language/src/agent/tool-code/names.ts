/** The file of types that *Add Tool Types* writes beside a config. */
export const envFileName = "agentwright-env.d.ts";

/** `find_articles` -> `FindArticlesInput`. */
export function inputTypeName(tool: string): string {
  const words = tool.split(/[^A-Za-z0-9]+/).filter(Boolean);
  const name = words.map(each => each.slice(0, 1).toUpperCase() + each.slice(1)).join("");
  return `${/^[A-Za-z]/.test(name) ? "" : "Tool"}${name}Input`;
}

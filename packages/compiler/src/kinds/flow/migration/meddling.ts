import { lexSql, type Token } from "./tokens.ts";

const functions = new Set([
  "create_flow",
  "add_step",
  "delete_flow_and_data",
  "ensure_flow_compiled",
  "_create_flow_from_shape",
]);
const tables = new Set(["flows", "steps", "deps"]);
const writing = new Set(["update", "into", "from", "only", "truncate", "table"]);

/**
 * The texts in a statement that could be slugs, if it changes definitions of flows at all; undefined if it does not.
 * Bodies of `DO` are looked into.
 */
export function meddledTexts(statement: readonly Token[]): readonly string[] | undefined {
  const first = statement[0]?.value ?? "";
  if (["create", "alter", "drop", "grant", "revoke", "comment", "set"].includes(first)) return undefined;
  const inner = first === "do" ? statement.flatMap(bodyOf) : [];
  const all = [...statement, ...inner];
  if (!all.some((token, index) => changesFlows(all, token, index))) return undefined;
  return all.flatMap(token => (token.kind === "text" ? [token.value] : []));
}

/** Is this one of the statements with which pgflow itself sets up or changes its schema? */
export function setsUpPgflow(statement: readonly Token[]): boolean {
  const first = statement[0]?.value;
  if (first !== "create" && first !== "alter") return false;
  const at = statement.findIndex(token => token.value === "pgflow");
  return at > 0 && at < 8 && (statement[at + 1]?.value === "." || statement[at - 1]?.value === "schema");
}

function bodyOf(token: Token): readonly Token[] {
  return token.kind === "dollar" ? lexSql(token.value).statements.flat() : [];
}

function changesFlows(all: readonly Token[], token: Token, index: number): boolean {
  if (token.value !== "pgflow" || all[index + 1]?.value !== ".") return false;
  const name = all[index + 2]?.value ?? "";
  if (functions.has(name)) return true;
  const before = all[index - 1]?.value ?? "";
  const reads = before === "from" && all[index - 2]?.value !== "delete";
  return tables.has(name) && writing.has(before) && !reads;
}

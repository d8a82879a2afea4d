import { type Answer, notFound, refused } from "./handlers.ts";
import type { Repository } from "./repository.ts";

/** A token and what it may do. */
export interface Token {
  readonly value: string;
  /** Of a fine-grained token; absent: it may all. */
  readonly permissions?: Readonly<Partial<Record<Area, Level>>>;
  /** The organization wants single sign-on for it first, at this address. */
  readonly sso?: string;
  /** It does not see the repository. */
  readonly blind?: boolean;
}

type Area = "actions" | "contents" | "metadata";
type Level = "read" | "write";

/** Why a request may not be done; undefined: it may. */
export function accessProblem(
  tokens: readonly Token[],
  headers: Readonly<Record<string, unknown>>,
  operation: string,
  { owner, repo }: Readonly<Record<string, string>>,
  repository: Repository,
): Answer | undefined {
  const said = /^(?:token|bearer) (.+)$/i.exec(String(headers.authorization ?? ""))?.[1];
  const token = tokens.find(({ value }) => value === said);
  if (!token) return refused(401, said === undefined ? "Requires authentication" : "Bad credentials");
  if (owner === undefined) return undefined;
  if (token.blind === true || owner !== repository.owner || repo !== repository.name) return notFound();
  if (token.sso !== undefined) {
    const message =
      "Resource protected by organization SAML enforcement. You must grant your Personal Access token access to this organization.";
    return { ...refused(403, message), headers: { "x-github-sso": `required; url=${token.sso}` } };
  }
  const [area, level] = wanted(operation);
  const has = token.permissions === undefined ? "write" : area === "metadata" ? "read" : token.permissions[area];
  if (has === "write" || has === level) return undefined;
  return {
    ...refused(403, "Resource not accessible by personal access token"),
    headers: { "x-accepted-github-permissions": `${area}=${level}` },
  };
}

function wanted(operation: string): readonly [Area, Level] {
  const level = /\/(create|delete|update|cancel|re-run)-/.test(operation) ? "write" : "read";
  if (operation.startsWith("git/") || operation === "repos/get-content") return ["contents", level];
  return operation.startsWith("actions/") ? ["actions", level] : ["metadata", "read"];
}

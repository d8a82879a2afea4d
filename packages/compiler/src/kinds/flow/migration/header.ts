import { canonicalShape, shapeProblems } from "@agentwright/language/flow/shape/index";
import { canonicalJson, type FlowShape, type PgflowProfile, pgflowProfiles } from "@agentwright/protocol";
import { sha256 } from "../../../shared/digest.ts";
import { normalText } from "../../../shared/text.ts";
import { compilerVersion } from "../../../shared/version.ts";

export const migrationKinds = ["create", "update", "replace"] as const;
/** What a migration of ours does; also the verb in its file's name. */
export type MigrationKind = (typeof migrationKinds)[number];

/** What a migration's first lines say about it. */
export interface MigrationHeader {
  readonly kind: MigrationKind;
  readonly profile: PgflowProfile;
  readonly shape: FlowShape;
  /** Each step has a queue of its own. */
  readonly stepQueues: boolean;
  /** SHA-256 of the shape's canonical JSON: what says in one look whether two are the same. */
  readonly hash: string;
}

const mark = "-- agentwright-flow: ";
const shapeMark = "-- agentwright-shape: ";

/** A whole migration: header and statements. The same input gives the same bytes, on every machine and day. */
export async function writeMigration(
  header: Omit<MigrationHeader, "hash">,
  statements: readonly string[],
): Promise<string> {
  const body = `${statements.join("\n")}\n`;
  const shape = canonicalShape(header.shape);
  const facts = canonicalJson({
    body: await sha256(body.trim()),
    format: 1,
    kind: header.kind,
    profile: header.profile,
    ...(header.stepQueues ? { queues: "step" } : {}),
    shape: await sha256(shape),
    slug: header.shape.slug,
    tool: compilerVersion,
  });
  const note = `-- Flow ${JSON.stringify(header.shape.slug)} for pgflow ${header.profile}. Change the flow and compile it again, not this file.`;
  return `${note}\n${mark}${facts}\n${shapeMark}${shape}\n\n${body}`;
}

/**
 * The header of a migration that we wrote. `none`: there is none; `changed`: header or statements are not what we wrote
 * together, so that what the header says may not be what the statements do.
 */
export async function readHeader(migration: string): Promise<MigrationHeader | "none" | "changed"> {
  const lines = normalText(migration).split("\n");
  const at = lines.findIndex(line => line.startsWith(mark));
  if (at < 0) return "none";
  const facts = parse(lines[at]?.slice(mark.length) ?? "");
  const line = lines[at + 1] ?? "";
  const shape = line.startsWith(shapeMark) ? parse(line.slice(shapeMark.length)) : undefined;
  const kind = migrationKinds.find(each => each === facts?.kind);
  const profile = pgflowProfiles.find(each => each === facts?.profile);
  if (!facts || !shape || !kind || !profile || facts.format !== 1) return "changed";
  if (shapeProblems(shape, profile).length > 0) return "changed";
  const flow = shape as unknown as FlowShape;
  const hash = await sha256(canonicalShape(flow));
  const body = await sha256(
    lines
      .slice(at + 2)
      .join("\n")
      .trim(),
  );
  const above = lines.slice(0, at).every(each => each.trim() === "" || each.startsWith("--"));
  if (!above || facts.shape !== hash || facts.body !== body || facts.slug !== flow.slug) return "changed";
  return { kind, profile, shape: flow, stepQueues: facts.queues === "step", hash };
}

function parse(json: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined;
  } catch {
    return undefined;
  }
}

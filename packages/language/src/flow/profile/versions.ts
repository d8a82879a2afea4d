import { type PgflowProfile, pgflowProfiles } from "@agentwright/protocol";

/** The profile of a version or a range (`0.14.1`, `^0.14.0`, `0.9.x`); undefined where it may be of several. */
export function profileOfVersion(range: string): PgflowProfile | undefined {
  const match = /^\s*[v=^~]?\s*(\d+)(?:\.(\d+|[x*]))?(?:\.[\w*.+-]+)?\s*$/.exec(range);
  if (!match) return undefined;
  const [, major, minor] = match;
  if (Number(major) > 0) return "0.17";
  if (minor === undefined || !/^\d+$/.test(minor)) return undefined;
  const at = Number(minor);
  if (at >= 17) return "0.17";
  if (at >= 16) return "0.16";
  if (at >= 14) return "0.14";
  return at >= 9 ? "0.9" : "0.8";
}

/** The profile that a project file names: one of ours, or any version. */
export function profileNamed(text: string): PgflowProfile | undefined {
  return pgflowProfiles.find(profile => profile === text.trim()) ?? profileOfVersion(text);
}

/** The version in a specifier: `npm:@pgflow/dsl@^0.14.0/supabase`. */
export function versionIn(specifier: string): string | undefined {
  return /@pgflow\/[a-z-]+@([^/]+)/.exec(specifier)?.[1];
}

import type { PgflowProfile } from "@agentwright/protocol";
import { isDslSpecifier } from "../names-pgflow.ts";
import { inImportMap, inLockfile, inPackageJson } from "./manifests.ts";
import { capabilities, newestProfile } from "./profiles.ts";
import { profileNamed, profileOfVersion, versionIn } from "./versions.ts";

/** Which version of pgflow a file is for, and how that is known. */
export interface Profile {
  readonly id: PgflowProfile;
  /** Is it known, or the newest for want of anything better? */
  readonly known: boolean;
  /** One sentence: what says so. */
  readonly why: string;
  /** Sentences about what contradicts. */
  readonly notes: readonly string[];
}

/** A file that says something of versions, by its name for people; nearest to the flow file first. */
export interface Manifest {
  readonly name: string;
  readonly text: string;
}

/** Everything that may say which version it is. All of it may be absent. */
export interface ProfileEvidence {
  /** `pgflow.profile` of the project file. */
  readonly projectFile?: string;
  /** Specifiers of the file's own imports. */
  readonly specifiers?: readonly string[];
  /** `deno.json`, `deno.jsonc`, import maps. */
  readonly importMaps?: readonly Manifest[];
  readonly lockfiles?: readonly Manifest[];
  readonly packageJsons?: readonly Manifest[];
  /** The profile of a connected database. */
  readonly database?: PgflowProfile;
}

interface Witness {
  readonly id: PgflowProfile;
  readonly why: string;
}

/** Weighs the evidence: what is said for our sake first, then what is nearest to the code, the database last. */
export function detectProfile(evidence: ProfileEvidence): Profile {
  const witnesses = [...testimony(evidence)];
  const [first] = witnesses;
  const notes = [...skew(evidence), ...misspelt(evidence)];
  if (!first) {
    const why = `No manifest, import or database says which version of pgflow this is; taken for the newest, ${capabilities[newestProfile].versions}.`;
    return { id: newestProfile, known: false, why, notes };
  }
  const other = witnesses.find(({ id }) => id !== first.id);
  if (other) notes.push(`${other.why} That is another version than ${capabilities[first.id].versions}.`);
  return { id: first.id, known: true, why: first.why, notes };
}

function* testimony(evidence: ProfileEvidence): Generator<Witness> {
  const { projectFile, specifiers = [], importMaps = [], lockfiles = [], packageJsons = [], database } = evidence;
  const named = projectFile === undefined ? undefined : profileNamed(projectFile);
  if (named) yield { id: named, why: `The project file sets the pgflow profile to ${projectFile}.` };
  for (const specifier of specifiers) {
    const id = profileOfVersion(versionIn(specifier) ?? "");
    if (id && isDslSpecifier(specifier)) yield { id, why: `The file imports \`${specifier}\`.` };
  }
  for (const { name, text } of importMaps) {
    for (const specifier of inImportMap(text).values()) {
      const id = profileOfVersion(versionIn(specifier) ?? "");
      if (id && isDslSpecifier(specifier)) yield { id, why: `\`${name}\` maps to \`${specifier}\`.` };
    }
  }
  for (const { name, text } of lockfiles) {
    const version = inLockfile(text, "@pgflow/dsl");
    const id = profileOfVersion(version ?? "");
    if (id) yield { id, why: `\`${name}\` has \`@pgflow/dsl\` ${version}.` };
  }
  for (const { name, text } of packageJsons) {
    for (const { name: packageName, version } of inPackageJson(text)) {
      const id = profileOfVersion(version);
      if (id && packageName === "@pgflow/dsl") yield { id, why: `\`${name}\` asks for \`@pgflow/dsl\` ${version}.` };
    }
  }
  if (database) yield { id: database, why: `The database has pgflow ${capabilities[database].versions}.` };
}

/** Packages of pgflow in one manifest that don't fit together: the worker then sees shapes that never match. */
function skew({ packageJsons = [], importMaps = [] }: ProfileEvidence): string[] {
  const manifests = [
    ...packageJsons.map(({ name, text }) => ({ name, versions: inPackageJson(text) })),
    ...importMaps.map(({ name, text }) => ({
      name,
      versions: [...inImportMap(text).values()].map(specifier => ({
        name: /@pgflow\/[a-z-]+/.exec(specifier)?.[0] ?? specifier,
        version: versionIn(specifier) ?? "",
      })),
    })),
  ];
  return manifests.flatMap(({ name, versions }) => {
    const known = versions.flatMap(one => {
      const id = profileOfVersion(one.version);
      return id ? [{ ...one, id }] : [];
    });
    const other = known.find(({ id }) => id !== known[0]?.id);
    if (!other || !known[0]) return [];
    const sentence = `\`${name}\` has \`${known[0].name}\` ${known[0].version} beside \`${other.name}\` ${other.version}: use one version of all pgflow packages.`;
    return [sentence];
  });
}

function misspelt({ projectFile }: ProfileEvidence): readonly string[] {
  if (projectFile === undefined || profileNamed(projectFile)) return [];
  return [`The project file names the pgflow profile \`${projectFile}\`, which is no version of pgflow.`];
}

/** The words by which import maps call `@pgflow/dsl`, for finding the flows of their folder. */
export function aliasesIn(importMaps: readonly Manifest[]): readonly string[] {
  const words = importMaps.flatMap(({ text }) => [...inImportMap(text)]);
  return words.flatMap(([word, specifier]) => (isDslSpecifier(specifier) && !isDslSpecifier(word) ? [word] : []));
}

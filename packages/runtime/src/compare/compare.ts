import { permissionChanges, secretChanges } from "./permissions.ts";
import { requestChanges } from "./requests.ts";
import { codeChanges, contentChanges, modelChanges, targetChanges } from "./rest.ts";
import { toolChanges } from "./tools.ts";
import { type Change, type Comparable, type Comparison, changeTopics } from "./types.ts";

/**
 * What a new version of a plugin may do that the old one could not, and what else differs. It looks at what the plugins
 * say of themselves and, of bundles, at their configs and sub-agents; it runs nothing.
 */
export function comparePlugins(before: Comparable, after: Comparable): Comparison {
  const changes: Change[] = [];
  const notes: string[] = [];
  collect(before, after, "", changes, notes);
  changes.sort((a, b) => changeTopics.indexOf(a.topic) - changeTopics.indexOf(b.topic));
  return {
    same: before.sha256 === after.sha256 && changes.length === 0,
    wider: changes.some(({ effect }) => effect === "wider"),
    changes,
    notes,
  };
}

function collect(before: Comparable, after: Comparable, prefix: string, changes: Change[], notes: string[]): void {
  const own = [
    ...permissionChanges(before.manifest.permissions, after.manifest.permissions),
    ...secretChanges(before.manifest, after.manifest),
    ...targetChanges(before.manifest, after.manifest),
    ...modelChanges(before.manifest, after.manifest),
    ...toolChanges(before.manifest.tools, after.manifest.tools),
    ...contentChanges(before.manifest, after.manifest),
    ...codeChanges(before, after),
  ];
  if (before.config && after.config) own.push(...requestChanges(before.config, after.config));
  else if ([...before.manifest.tools, ...after.manifest.tools].some(({ kind }) => kind === "http")) {
    notes.push(`${prefix}Methods of its requests can't be compared: that takes two bundles or configs.`);
  }
  changes.push(...own.map(change => ({ ...change, text: prefix + change.text })));
  agents(before, after, prefix, changes, notes);
}

function agents(before: Comparable, after: Comparable, prefix: string, changes: Change[], notes: string[]): void {
  const [old, now] = [before.manifest.orchestration, after.manifest.orchestration];
  const olds = new Map((old?.agents ?? []).map(agent => [agent.path, agent]));
  const paths = new Set((now?.agents ?? []).map(({ path }) => path));
  const say = (effect: Change["effect"], text: string) =>
    changes.push({ topic: "agents", effect, text: prefix + text });
  for (const agent of now?.agents ?? []) {
    const was = olds.get(agent.path);
    if (!was) say("wider", `a new agent: ${agent.slug} (${agent.path})`);
    if (!was || was.sha256 === agent.sha256) continue;
    const [from, to] = [before.agents?.get(agent.path), after.agents?.get(agent.path)];
    if (from && to) collect(from, to, `${prefix}agent ${agent.slug}: `, changes, notes);
    else {
      say("other", `the agent ${agent.slug} is another`);
      notes.push(`${prefix}What the agent ${agent.slug} may do can't be compared: that takes two bundles or configs.`);
    }
  }
  for (const { path, slug } of olds.values()) if (!paths.has(path)) say("narrower", `the agent ${slug} is gone`);
  if (old?.kind !== now?.kind && old && now) say("other", `its agents work ${now.kind} (before: ${old.kind})`);
  if (old?.maxIterations !== now?.maxIterations && old && now) {
    say(
      "other",
      `its agents go round ${now.maxIterations ?? "any number of"} times (before: ${old.maxIterations ?? "any"})`,
    );
  }
}

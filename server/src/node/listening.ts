import { agentAt, agentWithId, type Outside } from "@agentwright/language/agent/outside";
import { type Asked, absolute, folderOf } from "@agentwright/workspace";

/** An outside that notes for a config what it asks, so that a change of that is known to matter to it. */
export function listening(outside: Outside, path: string, asked: Asked, onPath: (path: string) => void): Outside {
  const folder = folderOf(path);
  const askPath = (relativePath: string): void => {
    const about = absolute(`${folder}/${relativePath}`);
    if (asked.note(path, `path ${about}`)) onPath(about);
  };
  return {
    ...outside,
    file: relativePath => {
      askPath(relativePath);
      return outside.file(relativePath);
    },
    text: relativePath => {
      askPath(relativePath);
      return outside.text(relativePath);
    },
    secrets: () => {
      asked.note(path, "secrets");
      return outside.secrets();
    },
    agents: () => {
      asked.note(path, "agents");
      return outside.agents();
    },
    agentWithId: id => {
      asked.note(path, `id ${id}`);
      return agentWithId(outside, id);
    },
    agentAt: relativePath => {
      askPath(relativePath);
      return agentAt(outside, relativePath);
    },
  };
}

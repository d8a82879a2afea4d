import { readFileSync } from "node:fs";
import { afterEach, beforeAll, expect, test } from "vitest";
import type { ClientCapabilities, CodeAction, WorkspaceEdit } from "vscode-languageserver";
import { bundleServer } from "../testing/bundle.ts";
import { modern, TestClient } from "../testing/client.ts";
import { cleanAgent, folderWith } from "../testing/folder.ts";

let serverFile = "";
const clients: TestClient[] = [];

beforeAll(async () => {
  serverFile = await bundleServer();
});

afterEach(() => {
  for (const client of clients.splice(0)) client.child.kill();
});

/** A client that asks for edits when an action is chosen, and shows why one can't be. */
const lazy: ClientCapabilities = {
  textDocument: {
    ...modern.textDocument,
    codeAction: {
      codeActionLiteralSupport: { codeActionKind: { valueSet: [] } },
      resolveSupport: { properties: ["edit"] },
      disabledSupport: true,
      dataSupport: true,
    },
  },
  workspace: {
    ...modern.workspace,
    workspaceEdit: { documentChanges: true, resourceOperations: ["create", "rename", "delete"] },
  },
};

interface Asking {
  readonly client: TestClient;
  readonly uri: (path: string) => string;
  /** The actions at the first place of a word in `a.agent.yaml`. */
  actions(word: string, only?: readonly string[]): Promise<CodeAction[]>;
  /** The files behind an action, by path; null: deleted. */
  take(action: CodeAction | undefined): Promise<Record<string, string | null>>;
}

async function opened(
  text: string,
  files: Readonly<Record<string, string>> = {},
  capabilities = lazy,
  name = "a.agent.yaml",
): Promise<Asking> {
  const client = new TestClient(serverFile, { capabilities });
  clients.push(client);
  await client.initialize({ capabilities });
  const { path, uri } = folderWith({ ".git/HEAD": "", ...files, [name]: text });
  await client.open(uri(name), text);
  const base = uri("x").length - 1;
  const read = (target: string) => {
    try {
      return target === uri(name) ? text : readFileSync(path(target.slice(base)), "utf8");
    } catch {
      return "";
    }
  };
  return {
    client,
    uri,
    actions: (word, only) => {
      const position = positionAt(text, text.indexOf(word));
      return client.request<CodeAction[]>("textDocument/codeAction", {
        textDocument: { uri: uri(name) },
        range: { start: position, end: position },
        context: { diagnostics: [], ...(only && { only, triggerKind: 1 }) },
      });
    },
    take: async action => {
      if (!action) throw new Error("no such action");
      const whole = action.edit ? action : await client.request<CodeAction>("codeAction/resolve", action);
      if (!whole.edit) throw new Error("the action has no edit");
      const after = applied(whole.edit, read);
      return Object.fromEntries(Object.entries(after).map(([key, value]) => [key.slice(base), value]));
    },
  };
}

const titled = (actions: readonly CodeAction[], title: string | RegExp) =>
  actions.find(action => action.title.match(title));

test("all findings of one kind are fixed at once, and nothing else", async () => {
  const broken = cleanAgent.replace("traits: [helpful]", "traits: [helpfull, concis]").replace("friendly", "frendly");
  const text = `${broken.replace("assistant", "asistant")}extra: 1\n`;
  const { actions, take } = await opened(text);
  const action = titled(await actions("helpfull"), /^Fix all ‘AW120’ problems/);
  expect(action).toMatchObject({ kind: "quickfix", diagnostics: { length: 4 } });
  expect(action?.edit).toBeUndefined();
  expect(await take(action)).toEqual({
    "a.agent.yaml": `${cleanAgent.replace("[helpful]", "[helpful, concise]")}extra: 1\n`,
  });
  const single = await opened(cleanAgent.replace("assistant", "asistant"));
  expect(titled(await single.actions("asistant"), /^Fix all/)).toBeUndefined();
});

test("plain JSON has no comments: a finding is silenced in the project file", async () => {
  const text = '{ "identity": { "name": "Some Agent", "type": "asistant" } }\n';
  const { actions } = await opened(text, {}, lazy, "a.agent.json");
  const titles = (await actions("asistant")).map(({ title }) => title);
  expect(titles.filter(title => title.startsWith("Ignore"))).toEqual([]);
  expect(titles).toContain("Turn off AW120 in agentwright.json");
});

test("a project file that can't be read is no place to silence anything, and the action says so", async () => {
  const { actions } = await opened(cleanAgent.replace("assistant", "asistant"), { "agentwright.json": "{ rules: " });
  expect(titled(await actions("asistant"), /^Turn off/)?.disabled?.reason).toMatch(/mend it first/);
  const old = await opened(cleanAgent.replace("assistant", "asistant"), { "agentwright.json": "{ rules: " }, modern);
  expect(titled(await old.actions("asistant"), /^Turn off/)).toBeUndefined();
});

const inline = `${cleanAgent}tools:
  - name: count # how many
    description: Counts.
    parameters: [{ name: text, type: string, required: true }]
    language: typescript
    code: |
      return input.text.length;
`;

const moved = `${cleanAgent}tools:
  - name: count # how many
    description: Counts.
    parameters: [{ name: text, type: string, required: true }]
    source: ./tools/count.ts
`;

const toolFile = `import type { CountInput } from "../agentwright-env.d.ts";

export default async (input: CountInput) => {
  return input.text.length;
};
`;

test("inline code goes to a file with its types, and back", async () => {
  const { actions, take } = await opened(inline);
  const action = titled(await actions("return"), "Move the code of ‘count’ to a file");
  expect(action?.kind).toBe("refactor.extract");
  const after = await take(action);
  expect(after).toEqual({
    "a.agent.yaml": moved,
    "tools/count.ts": toolFile,
    "agentwright-env.d.ts": expect.stringContaining("export interface CountInput {\n  text: string;\n}"),
  });

  const back = await opened(moved, { "tools/count.ts": toolFile });
  const there = await back.actions("./tools/count");
  expect(await back.take(titled(there, "Copy the file"))).toEqual({ "a.agent.yaml": inline });
  expect(await back.take(titled(there, "Move the file"))).toEqual({ "a.agent.yaml": inline, "tools/count.ts": null });
});

test("a file that another tool uses too is copied, never taken away", async () => {
  const other = moved.replace("name: Counter", "name: Other");
  const asking = await opened(moved, { "tools/count.ts": toolFile, "b.agent.yaml": other });
  const there = await asking.actions("./tools/count");
  const move = titled(there, "Move the file");
  expect(await asking.client.request<CodeAction>("codeAction/resolve", move)).not.toHaveProperty("edit");
  expect(await asking.take(titled(there, "Copy the file"))).toEqual({ "a.agent.yaml": inline });
});

test("an action that only runs a command is resolved as it is", async () => {
  const { client } = await opened(inline);
  const action = { title: "Show Log", command: { title: "Show Log", command: "agentwright.showLog" } };
  expect(await client.request("codeAction/resolve", action)).toEqual(action);
});

test("in the lightbulb only where the code is; in the menu with the reason why not", async () => {
  const { actions } = await opened(inline.replace("return input", "import a from './a.js';\n      return input"));
  expect(titled(await actions("Counts"), /Move the code/)).toBeUndefined();
  expect(titled(await actions("Counts", ["refactor"]), /Move the code/)?.disabled?.reason).toMatch(/module/);
  const chosen = titled(await actions("return"), /Move the code/);
  expect(chosen).toMatchObject({ data: { version: 1 } });
});

test("a file outside of the workspace is not read into the config", async () => {
  const { actions } = await opened(moved.replace("./tools/count.ts", "../../../etc/count.ts"));
  const [action] = await actions("Counts", ["refactor.inline"]);
  expect(action?.disabled?.reason).toMatch(/can't be read/);
});

test("types are written for all agents of the folder, and only over a file of ours", async () => {
  const other = "tools:\n  - { name: other_tool, description: d, code: return 1 }\n";
  const types = async (files: Readonly<Record<string, string>>) => {
    const asking = await opened(inline, { "b.agent.yml": other, ...files });
    return [asking, titled(await asking.actions("identity", ["source"]), "Add tool types")] as const;
  };
  const [asking, action] = await types({});
  const text = (await asking.take(action))["agentwright-env.d.ts"] ?? "";
  expect(text).toContain("  count: CountInput;\n  other_tool: OtherToolInput;\n");
  expect((await types({ "agentwright-env.d.ts": "mine" }))[1]?.disabled?.reason).toMatch(/not made by Agentwright/);
  expect((await types({ "agentwright-env.d.ts": text }))[1]?.disabled?.reason).toMatch(/up to date/);
  const [older, again] = await types({ "agentwright-env.d.ts": text.replace("other_tool", "gone") });
  expect(await older.take(again)).toEqual({ "agentwright-env.d.ts": text });
});

function positionAt(text: string, offset: number) {
  const lines = text.slice(0, offset).split("\n");
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}

/** Applies a workspace edit as an editor does. */
function applied(edit: WorkspaceEdit, read: (uri: string) => string): Record<string, string | null> {
  const files: Record<string, string | null> = {};
  for (const change of edit.documentChanges ?? []) {
    if ("kind" in change) {
      if (change.kind === "create") files[change.uri] = "";
      if (change.kind === "delete") files[change.uri] = null;
      continue;
    }
    const { uri } = change.textDocument;
    const text = files[uri] ?? read(uri);
    const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1)];
    const offset = ({ line, character }: { line: number; character: number }) =>
      Math.min(text.length, (starts[line] ?? text.length) + character);
    const edits = change.edits.flatMap(one => ("newText" in one ? [one] : []));
    files[uri] = [...edits]
      .sort((a, b) => offset(b.range.start) - offset(a.range.start) || offset(b.range.end) - offset(a.range.end))
      .reduce(
        (done, { range, newText }) => done.slice(0, offset(range.start)) + newText + done.slice(offset(range.end)),
        text,
      );
  }
  return files;
}

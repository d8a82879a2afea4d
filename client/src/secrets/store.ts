import * as vscode from "vscode";
import type { Redactor } from "../log/redact.ts";

const indexKey = "agentwright.secretNames";
const valueKey = (name: string): string => `agentwright.secret.${name}`;

/**
 * The user's keys, in the editor's SecretStorage alone. A value is read for each use and kept nowhere; the names have
 * an index beside them, because SecretStorage can't be listed in every editor we support.
 */
export interface SecretStore {
  /** Sorted. */
  names(): Promise<readonly string[]>;
  value(name: string): Promise<string | undefined>;
  store(name: string, value: string): Promise<void>;
  /** False if there was none of that name. */
  remove(name: string): Promise<boolean>;
  /** Asks the user for a value and stores it; does nothing if they cancel. */
  set(name: string): Promise<void>;
  /** Fires after a change in any window. */
  readonly onDidChange: vscode.Event<void>;
  dispose(): void;
}

/** Opens the store; every value that passes is taught to the redactor, so that no log shows it. */
export function openSecrets(storage: vscode.SecretStorage, redactor: Redactor): SecretStore {
  const changed = new vscode.EventEmitter<void>();
  const watch = storage.onDidChange(({ key }) => {
    if (key === indexKey) changed.fire();
  });
  let last: Promise<unknown> = Promise.resolve();

  const names = async (): Promise<readonly string[]> => parseNames(await storage.get(indexKey));
  // One change after another: two at once would lose a name.
  const change = <T>(work: () => Promise<T>): Promise<T> => {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  };
  const store = (name: string, value: string): Promise<void> => {
    redactor.learn(value);
    return change(async () => {
      await storage.store(valueKey(name), value);
      await storage.store(indexKey, JSON.stringify([...new Set([...(await names()), name])].sort()));
    });
  };

  return {
    names,
    value: async name => {
      const value = await storage.get(valueKey(name));
      if (value !== undefined) redactor.learn(value);
      return value;
    },
    store,
    remove: name =>
      change(async () => {
        const before = await names();
        if (!before.includes(name)) return false;
        await storage.delete(valueKey(name));
        await storage.store(indexKey, JSON.stringify(before.filter(other => other !== name)));
        return true;
      }),
    set: async name => {
      const value = await vscode.window.showInputBox({
        title: vscode.l10n.t("Set API Key: {0}", name),
        prompt: vscode.l10n.t(
          "The value is kept in the secret storage of the editor. No file, log or plugin holds it.",
        ),
        password: true,
        ignoreFocusOut: true,
        validateInput: text => (text.trim() === "" ? vscode.l10n.t("Paste the key, or press Escape.") : undefined),
      });
      if (value !== undefined) await store(name, value.trim());
    },
    onDidChange: changed.event,
    dispose: () => {
      watch.dispose();
      changed.dispose();
    },
  };
}

function parseNames(text: string | undefined): readonly string[] {
  if (text === undefined) return [];
  try {
    const names: unknown = JSON.parse(text);
    return Array.isArray(names) ? names.filter(name => typeof name === "string") : [];
  } catch {
    // The index of a newer version: its keys stay, only their names can't be listed here.
    return [];
  }
}

import * as vscode from "vscode";
import type { App } from "../app.ts";
import { lineOf } from "../build/lines.ts";
import { buildOf } from "./pick.ts";
import { isActive } from "./rows.ts";

/** Open Log: what a build said, as a document; it grows while the build goes on. */
export async function run(app: App, argument?: unknown): Promise<vscode.Uri | undefined> {
  const record = await buildOf(app, argument);
  if (!record) return undefined;
  const { id, path } = record;
  const name = `${path.slice(path.lastIndexOf("/") + 1)} ${new Date(record.queuedAt).toISOString().replaceAll(":", ".")}`;
  const put = async () => {
    const events = await app.engine.historyEvents(id);
    const lines = events.map(event => {
      const { level, text } = lineOf(event);
      const time = new Date(event.at).toISOString().slice(11, 23);
      return `${time} ${level === "info" ? "" : `[${level}] `}${text}`;
    });
    return app.texts.put(`/builds/${name}.log`, app.log.redact(lines.join("\n")));
  };
  const uri = await put();
  if (isActive(record)) follow(app, id, put);
  await vscode.window.showTextDocument(uri, { preview: true });
  return uri;
}

/** Puts the text anew while the build says something. */
function follow({ builds, context }: App, id: string, put: () => Promise<vscode.Uri>): void {
  const watch = builds.onDidChange(() => {
    const record = builds.records.find(one => one.id === id);
    if (!record || !isActive(record)) watch.dispose();
    void put();
  });
  context.subscriptions.push(watch);
}

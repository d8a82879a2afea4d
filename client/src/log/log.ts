import { setTimeout } from "node:timers/promises";
import * as vscode from "vscode";
import type { Redactor } from "./redact.ts";
import { showLog } from "./show.ts";

/** Lines kept for a bug report. */
const keptLines = 200;

/** The output channel of the extension: nothing passes it unredacted, and its last lines can be read back. */
export interface Log extends vscode.LogOutputChannel {
  lastLines(): readonly string[];
  /** A text without the values of secrets, as everything here is shown. */
  redact(text: string): string;
}

/** Opens the "Agentwright" channel. */
export function openLog(redactor: Redactor): Log {
  const channel = vscode.window.createOutputChannel("Agentwright", { log: true });
  const lines: string[] = [];
  const clean = (value: unknown): string => {
    if (value instanceof Error) return redactor.redact(value.stack ?? value.message);
    return redactor.redact(typeof value === "string" ? value : (JSON.stringify(value) ?? "undefined"));
  };
  const at =
    (level: "trace" | "debug" | "info" | "warn" | "error") =>
    (message: string | Error, ...rest: unknown[]): void => {
      const safe = clean(message);
      // Trace and debug lines may hold whole documents: they stay out of a report.
      if (level !== "trace" && level !== "debug") lines.push(`${new Date().toISOString()} [${level}] ${safe}`);
      if (lines.length > keptLines) lines.shift();
      channel[level](safe, ...rest.map(clean));
    };
  return {
    name: channel.name,
    get logLevel() {
      return channel.logLevel;
    },
    onDidChangeLogLevel: channel.onDidChangeLogLevel,
    trace: at("trace"),
    debug: at("debug"),
    info: at("info"),
    warn: at("warn"),
    error: at("error"),
    append: text => channel.append(redactor.redact(text)),
    appendLine: text => channel.appendLine(redactor.redact(text)),
    replace: text => channel.replace(redactor.redact(text)),
    clear: () => channel.clear(),
    show: (first?: vscode.ViewColumn | boolean, second?: boolean) => {
      const show = () => channel.show(typeof first === "boolean" ? first : second);
      void showLog(channel.name, { show, commands: () => vscode.commands.getCommands(), wait: setTimeout });
    },
    hide: () => channel.hide(),
    dispose: () => channel.dispose(),
    lastLines: () => lines.slice(),
    redact: redactor.redact,
  };
}

import { redactSecrets } from "@agentwright/language/agent/check/keys";
import type { CrashText } from "@agentwright/protocol";
import { hideFolders } from "./report.ts";

/** What a kept crash is made from. */
export interface CrashFacts {
  readonly crash: CrashText;
  readonly version: string;
  /** Takes out the values of secrets, and what looks like one. */
  readonly redact: (text: string) => string;
  /** Folders that are replaced by a word, as in a bug report. */
  readonly folders: readonly (readonly [string, string])[];
}

/**
 * The fixture file: what failed, where, and the text to the character (line breaks, marks, tabs), as JSON. Keys in it
 * are replaced; the path of the file is left out but for its name.
 */
export function crashFixture({ crash, version, redact, folders }: CrashFacts): string {
  const clean = (text: string): string => hideFolders(redact(redactSecrets(text).text), folders);
  const name = decodeURIComponent(crash.uri.slice(crash.uri.lastIndexOf("/") + 1));
  const fixture = {
    format: 1,
    what: crash.what,
    version,
    file: name,
    languageId: crash.languageId,
    stack: clean(crash.stack).split("\n"),
    text: clean(crash.text),
  };
  return `${JSON.stringify(fixture, null, 2)}\n`;
}

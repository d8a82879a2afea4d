import type { PluginLog } from "@agentwright/protocol";

/** What a plugin may print between two answers; the rest is dropped. */
const most = { lines: 200, length: 4000 };

/** Texts that a module writes to its output, put together to lines. */
export interface Lines {
  write(level: PluginLog["level"], bytes: Uint8Array): void;
  /** All lines since the last time, a last one without its end included. */
  take(): PluginLog[];
}

export function openLines(): Lines {
  const lines: PluginLog[] = [];
  const open = new Map<PluginLog["level"], { decoder: InstanceType<typeof TextDecoder>; rest: string }>();
  let dropped = 0;
  const add = (level: PluginLog["level"], text: string): void => {
    const message = text.length > most.length ? `${text.slice(0, most.length)}…` : text;
    if (lines.length < most.lines) lines.push({ level, message });
    else dropped++;
  };
  return {
    write(level, bytes) {
      const at = open.get(level) ?? { decoder: new TextDecoder(), rest: "" };
      open.set(level, at);
      const parts = (at.rest + at.decoder.decode(bytes, { stream: true })).split("\n");
      // A line that never ends must not grow for ever.
      at.rest = (parts.pop() ?? "").slice(0, most.length + 1);
      for (const part of parts) add(level, part);
    },
    take() {
      for (const [level, { rest }] of open) if (rest !== "") add(level, rest);
      open.clear();
      const taken = lines.splice(0);
      if (dropped > 0) taken.push({ level: "warn", message: `${dropped} more lines were dropped.` });
      dropped = 0;
      return taken;
    },
  };
}

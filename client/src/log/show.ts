/** What the editor offers, as far as opening its output panel goes. */
export interface Panel {
  /** Asks the editor to open the channel; an editor that does not know the channel yet does nothing and says nothing. */
  show(): void;
  /** The ids of all commands. */
  commands(): PromiseLike<readonly string[]>;
  /** Waits this many milliseconds. */
  wait(ms: number): Promise<void>;
}

/** One look each 200 ms, for ten seconds: a slow window is restored by then. */
const looks = 50;

/**
 * Opens a log channel, and once more if the editor did not know it yet. A window lists the log channels of extensions
 * only when it is restored, which may be seconds after their commands work; until then it drops the wish to see one. It
 * is known to the window when there is a command that shows it.
 */
export async function showLog(name: string, { show, commands, wait }: Panel): Promise<void> {
  show();
  const isKnown = async () =>
    (await commands()).some(id => id.startsWith("workbench.action.output.show.") && id.includes(`.${name}.log`));
  if (await isKnown()) return;
  for (let look = 0; look < looks; look++) {
    await wait(200);
    if (await isKnown()) return show();
  }
}

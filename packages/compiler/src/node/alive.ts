import { uptime } from "node:os";

/**
 * Does the process still run that noted this number at `since` (milliseconds since the epoch)? A number from before the
 * machine was started belongs to nobody any more, whoever has it now.
 */
export function isAlive(pid: number, since: number): boolean {
  if (pid === process.pid) return true;
  if (!Number.isSafeInteger(pid) || pid <= 0) return false;
  if (since < Date.now() - uptime() * 1000 - clockSlackMs) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // It is there, and belongs to somebody else.
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** The clock may have been set since the machine was started. */
const clockSlackMs = 60_000;

/** Exit codes of every command: 0 no errors, 1 findings of error severity or a failed call, 2 could not run. */
export const exitCode = { fine: 0, findings: 1, cannotRun: 2 } as const;

/** The command can't do what it was asked; the message is one sentence with the next step. Exit code 2. */
export class CannotRun extends Error {}

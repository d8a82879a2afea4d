/** A secret's value from the environment, `AGENTWRIGHT_SECRET_<NAME>`; undefined: not set. */
export function environmentSecret(name: string): string | undefined {
  return process.env[`AGENTWRIGHT_SECRET_${name}`];
}

/** A config with one mistake: `assistent` in line 3, columns 9 to 18. */
export const mistake = `identity:
  name: Second Try
  type: assistent
personality:
  traits: [helpful]
  communicationStyle: friendly
capabilities:
  canBrowseWeb: false
  canExecuteCode: false
  canAccessFiles: false
  networkAccess: false
`;

/** The same without a mistake, under a name of its own, with more behind it. */
export function clean(name: string, more = ""): string {
  return mistake.replace("assistent", "assistant").replace("Second Try", name) + more;
}

/** A config whose tools may use the network, but only hosts of this machine. */
export function networked(tools: string): string {
  return `${clean("Net Agent").replace(
    "networkAccess: false",
    "networkAccess: true\n  allowedHosts: [127.0.0.1]\n  timeoutSeconds: 10",
  )}tools:\n${tools}`;
}

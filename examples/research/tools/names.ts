export interface Person {
  given?: string;
  family?: string;
}

export function fullName({ given, family }: Person): string {
  return [given, family].filter(Boolean).join(" ") || "Unknown";
}

/** "A", "A and B", "A et al." */
export function authorList(names: readonly string[]): string {
  const [first, second] = names;
  if (first === undefined) return "";
  if (names.length === 2) return `${first} and ${second}`;
  return names.length > 2 ? `${first} et al.` : first;
}

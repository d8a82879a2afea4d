/** Fills `{0}`, `{1}`, … of a phrase. */
export function say(phrase: string, ...values: readonly (string | number)[]): string {
  return phrase.replace(/\{(\d+)\}/g, (hole, index: string) => {
    const value = values[Number(index)];
    return value === undefined ? hole : String(value);
  });
}

/** Where a control's value stands in the input, as the runtime's input check spells it: `city`, `stops[2].name`. */
export type InputPath = string;

/** The path of a property or an item below another path; the whole input is "". */
export function below(path: InputPath, key: string | number): InputPath {
  if (typeof key === "number") return `${path}[${key}]`;
  return path === "" ? key : `${path}.${key}`;
}

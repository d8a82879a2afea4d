/** Says what is wrong with a value, as words that follow its path; undefined: nothing. */
export type Check = (value: unknown, path: string) => string | undefined;

export const text: Check = (value, path) => (typeof value === "string" ? undefined : `${path} is not a text`);
export const flag: Check = (value, path) => (typeof value === "boolean" ? undefined : `${path} is not true or false`);
export const amount: Check = (value, path) =>
  typeof value === "number" && Number.isFinite(value) && value >= 0 ? undefined : `${path} is not a number`;
export const anyObject: Check = (value, path) => (isObject(value) ? undefined : `${path} is not an object`);

/** SHA-256 in lower-case hex. */
export const digest: Check = (value, path) =>
  typeof value === "string" && /^[0-9a-f]{64}$/.test(value) ? undefined : `${path} is not a SHA-256 digest`;

export function oneOf(...values: readonly unknown[]): Check {
  return (value, path) => (values.includes(value) ? undefined : `${path} is not one of ${values.join(", ")}`);
}

export function optional(check: Check): Check {
  return (value, path) => (value === undefined ? undefined : check(value, path));
}

export function listOf(check: Check): Check {
  return (value, path) => {
    if (!Array.isArray(value)) return `${path} is not a list`;
    return first(value.map((item, index) => check(item, `${path}[${index}]`)));
  };
}

export function recordOf(check: Check): Check {
  return (value, path) => {
    if (!isObject(value)) return `${path} is not an object`;
    return first(Object.keys(value).map(key => check(value[key], `${path}.${key}`)));
  };
}

/** An object with these properties; others are let through, so that a newer writer can add some. */
export function object(properties: Readonly<Record<string, Check>>): Check {
  return (value, path) => {
    if (!isObject(value)) return `${path} is not an object`;
    return first(
      Object.keys(properties).map(key => properties[key]?.(value[key], path === "" ? key : `${path}.${key}`)),
    );
  };
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function first(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find(problem => problem !== undefined);
}

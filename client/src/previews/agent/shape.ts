/** Says whether an unknown value has a shape, and tells the type checker so. */
export type Shape<T> = (value: unknown) => value is T;

/** The type behind a shape. */
export type Shaped<S> = S extends Shape<infer T> ? T : never;

type Fields = Readonly<Record<string, Shape<unknown>>>;
type OptionalNames<F extends Fields> = { [K in keyof F]: undefined extends Shaped<F[K]> ? K : never }[keyof F];
type RecordOf<F extends Fields> = { readonly [K in Exclude<keyof F, OptionalNames<F>>]: Shaped<F[K]> } & {
  readonly [K in OptionalNames<F>]?: Shaped<F[K]>;
};

/** Any string. */
export const text: Shape<string> = (value): value is string => typeof value === "string";

/** Any finite number. */
export const count: Shape<number> = (value): value is number => typeof value === "number" && Number.isFinite(value);

/** A boolean. */
export const flag: Shape<boolean> = (value): value is boolean => typeof value === "boolean";

/** Bytes, as a structured clone hands them over. */
export const bytes: Shape<Uint8Array> = (value): value is Uint8Array => value instanceof Uint8Array;

/** Exactly one string. */
export function literal<const T extends string>(...wanted: readonly T[]): Shape<T> {
  return (value): value is T => (wanted as readonly unknown[]).includes(value);
}

/** The shape, or nothing. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value): value is T | undefined => value === undefined || shape(value);
}

/** An array of one shape. */
export function list<T>(shape: Shape<T>): Shape<readonly T[]> {
  return (value): value is readonly T[] => Array.isArray(value) && value.every(shape);
}

/** An object with at least these fields; others are let through, so that a newer sender is understood. */
export function record<F extends Fields>(fields: F): Shape<RecordOf<F>> {
  const names = Object.entries(fields);
  return (value): value is RecordOf<F> => isObject(value) && names.every(([name, shape]) => shape(value[name]));
}

/** An object whose values all have one shape. */
export function dictionary<T>(shape: Shape<T>): Shape<Readonly<Record<string, T>>> {
  return (value): value is Readonly<Record<string, T>> => isObject(value) && Object.values(value).every(shape);
}

/** One of several shapes. */
export function either<S extends readonly Shape<unknown>[]>(...shapes: S): Shape<Shaped<S[number]>> {
  return (value): value is Shaped<S[number]> => shapes.some(shape => shape(value));
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

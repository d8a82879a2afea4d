/** A thing that is made when it is first asked for. A making that fails is tried again by the next who asks. */
export interface Once<T> {
  (): Promise<T>;
  /** What was made, if it was asked for and is there. */
  readonly made: T | undefined;
}

/** What `make` gives, for all who ask, however many ask at the same time. */
export function once<T>(make: () => Promise<T>): Once<T> {
  let asked: Promise<T> | undefined;
  let made: T | undefined;
  const ask = () => {
    asked ??= make().then(
      thing => {
        made = thing;
        return thing;
      },
      (error: unknown) => {
        asked = undefined;
        throw error;
      },
    );
    return asked;
  };
  return Object.defineProperty(ask, "made", { get: () => made }) as Once<T>;
}

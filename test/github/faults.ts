/** What goes wrong with one answer instead of, or after, what the server does. */
export interface Fault {
  /** Answered instead; the server does nothing. */
  readonly answer?: { readonly status: number; readonly message: string; readonly headers?: Record<string, string> };
  /** The connection is cut: `before` the server did anything, or `after` it did and nobody hears of it. */
  readonly cut?: "before" | "after";
}

/** 403 with no requests left; they come back after so many seconds. */
export function primaryLimit(now: number, seconds: number): Fault {
  const headers = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(Math.floor(now / 1000) + seconds) };
  return { answer: { status: 403, message: "API rate limit exceeded for user ID 1.", headers } };
}

/** Too many at once: wait so many seconds. GitHub answers it with 403 or with 429. */
export function secondaryLimit(seconds: number | undefined, status: 403 | 429 = 403): Fault {
  const headers: Record<string, string> = seconds === undefined ? {} : { "retry-after": String(seconds) };
  const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
  return { answer: { status, message, headers } };
}

export function status(code: number, message: string, headers: Record<string, string> = {}): Fault {
  return { answer: { status: code, message, headers } };
}

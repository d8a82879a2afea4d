/** Numbers of errors as WASI preview 1 has them. */
export const errno = { success: 0, badFile: 8, notSupported: 58 } as const;

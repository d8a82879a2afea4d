export const URL = class {},
  URLSearchParams = class {};

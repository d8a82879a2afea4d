/** Characters of the shortest secret that is used: a shorter value can't be kept out of logs without spoiling them. */
export const shortestSecret = 4;

/** Keys that give themselves away by their shape, whoever printed them. */
export const keyShapes: readonly RegExp[] = [
  /\b(?:sk|csk|pk|rk)-[A-Za-z0-9_-]{16,}/g,
  /\bgh[oprsu]_[A-Za-z0-9]{20,}/g,
  /\bgithub_pat_[A-Za-z0-9_]{20,}/g,
  /\bAIza[A-Za-z0-9_-]{30,}/g,
  /\bxox[abeoprs]-[A-Za-z0-9-]{10,}/g,
  /\b(?:Bearer|Basic)\s+[A-Za-z0-9._~+/=-]{12,}/gi,
];

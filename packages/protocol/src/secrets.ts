/** Characters of the shortest secret that is used: a shorter value can't be kept out of logs without spoiling them. */
export const shortestSecret = 4;

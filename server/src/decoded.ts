/** A part of a URI as people read it; as it is where its escapes make no sense, which some clients send. */
export function decoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

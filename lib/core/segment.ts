/** A part of an address as its reader means it; one that cannot be decoded stays as it is and so leads nowhere. */
export function decodedSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

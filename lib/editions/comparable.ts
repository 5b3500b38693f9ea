/** Between which editions a line may be drawn. Pure. */

/** An edition as far as this asks: its exact bytes. */
export type ComparedEdition = { readonly sha256: string };

/**
 * Whether figures and levels of two editions stand on one scale, so that a line may join them: those of the same edition
 * do. The method: change is plotted within one edition or through a published crosswalk.
 */
export function areComparable(a: ComparedEdition, b: ComparedEdition): boolean {
  return a.sha256 === b.sha256;
}

/** What may still become of a letter. Pure. */

/** Whether it can be given its file: it has none and was not withdrawn. */
export function mayTakeFile(letter: { fileName: string | null; withdrawnAt: Date | null }): boolean {
  return letter.fileName === null && letter.withdrawnAt === null;
}

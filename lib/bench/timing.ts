/** How long some work of the process that measures takes. */

/** Seconds of work that is done at once. */
export function secondsOf(work: () => void): number {
  const start = performance.now();
  work();
  return (performance.now() - start) / 1000;
}

/** Seconds of work that is waited for, and what it answers. */
export async function timed<T>(work: () => Promise<T>): Promise<[seconds: number, answer: T]> {
  const start = performance.now();
  const answer = await work();
  return [(performance.now() - start) / 1000, answer];
}

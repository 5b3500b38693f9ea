/** How long to wait before a failed attempt is made again. Pure; milliseconds. */

const RETRY_FIRST_MS = 2_000;
const RETRY_LONGEST_MS = 60_000;

/** The wait before the next try: doubling from 2 seconds to a minute, spread by up to half of it. */
export function retryDelay(tries: number, chance: number): number {
  const full = Math.min(RETRY_LONGEST_MS, RETRY_FIRST_MS * 2 ** Math.max(0, tries - 1));
  return Math.round(full * (0.5 + chance / 2));
}

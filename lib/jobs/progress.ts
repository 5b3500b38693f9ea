/** How far work in one long transaction says it is. */
import "server-only";

const PROGRESS_MS = 1_000;

/** Called by the work with how much of how much is done. */
export type OnProgress = (done: number, total: number) => Promise<void>;

/** Has `note` told once a second how far the work is: in transactions of its own, beside the one of the work. */
export async function withProgress<T>(
  note: OnProgress,
  work: (onProgress: OnProgress) => Promise<T>,
): Promise<T> {
  const now = { done: 0, total: 0 };
  const timer = setInterval(() => {
    if (now.total > 0) note(now.done, now.total).catch(() => undefined);
  }, PROGRESS_MS);
  try {
    return await work(async (done, total) => {
      Object.assign(now, { done, total });
    });
  } finally {
    clearInterval(timer);
  }
}

/** Load on one address, and what an answer under it takes. */
import autocannon from "autocannon";

/** Requests that are under way at the same time. */
export const CONNECTIONS = 10;

/** What to ask: a plain address, or requests made one by one where each must differ. */
export type Target = {
  name: string;
  url: string;
  headers: Record<string, string>;
  requests?: autocannon.Request[];
};

export type Measured = {
  /** Median of the response times in milliseconds. */
  median: number;
  p99: number;
  perSecond: number;
};

/** A page that a loaded machine does not bring once to each connection in this time has failed. */
const LONGEST_SECONDS = 64;

/**
 * Asks for that many seconds, and for twice as many where they do not bring each connection one answer. Throws where
 * an answer under load was not 2xx: a fast error is no measurement.
 */
export async function measure(target: Target, seconds: number): Promise<Measured> {
  const times: number[] = [];
  const result = await new Promise<autocannon.Result>((resolve, reject) => {
    const run = autocannon(
      {
        url: target.url,
        headers: target.headers,
        connections: CONNECTIONS,
        duration: seconds,
        timeout: 30,
        ...(target.requests ? { requests: target.requests } : {}),
      },
      (error: unknown, done) => (error ? reject(error) : resolve(done)),
    );
    run.on("response", (_client, _status, _bytes, time) => times.push(time));
  });
  const isWhole = times.length >= CONNECTIONS;
  if (result.non2xx + result.errors === 0 && !isWhole && seconds < LONGEST_SECONDS) {
    return measure(target, seconds * 2);
  }
  if (result.non2xx + result.errors > 0 || !isWhole) {
    throw new Error(
      `${target.name}: ${result.non2xx} of ${times.length} answers were not 2xx, ${result.errors} errors`,
    );
  }
  return { median: quantile(times, 0.5), p99: quantile(times, 0.99), perSecond: result.requests.average };
}

/** A quantile of at least one number. */
export function quantile(numbers: readonly number[], part: number): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
}

/**
 * Who is behind a request, known to the server in front once the application found out. Kept on `globalThis`,
 * because the two are bundled apart and run in one process. Holds the ids of people, nothing else of them.
 */

declare global {
  var gpatRequestActors: Map<string, string | null> | undefined;
}

function requests(): Map<string, string | null> {
  globalThis.gpatRequestActors ??= new Map();
  return globalThis.gpatRequestActors;
}

/** Begins to keep who is behind the request of a reference, until it is closed. */
export function openRequest(reference: string): void {
  requests().set(reference, null);
}

/** Notes the person of an open request; of any other nothing is kept. */
export function noteActor(reference: string | null, userId: string): void {
  if (reference !== null && requests().has(reference)) requests().set(reference, userId);
}

/** The person behind an open request, or undefined where nobody was found to be. */
export function actorOfRequest(reference: string | null): string | undefined {
  return (reference === null ? undefined : requests().get(reference)) ?? undefined;
}

/** Forgets a request that is over. */
export function closeRequest(reference: string): void {
  requests().delete(reference);
}

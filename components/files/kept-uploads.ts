/** What stays in the browser of a file that stopped on its way: under a fingerprint the last part of its address. */

const KEPT_AS = "upload:";

/** The id under which an upload goes on; null where none stopped. */
export function keptUpload(fingerprint: string): string | null {
  return localStorage.getItem(KEPT_AS + fingerprint);
}

/** Keeps it until the file has arrived or is given up. */
export function keepUpload(fingerprint: string, id: string): void {
  localStorage.setItem(KEPT_AS + fingerprint, id);
}

/** Lets go of it. */
export function dropUpload(fingerprint: string): void {
  localStorage.removeItem(KEPT_AS + fingerprint);
}

/** Lets go of all of them, for who leaves without a trace; where the browser keeps nothing there is none. */
export function dropUploads(): void {
  try {
    const names = Object.keys(localStorage).filter((name) => name.startsWith(KEPT_AS));
    for (const name of names) localStorage.removeItem(name);
  } catch {
    return;
  }
}

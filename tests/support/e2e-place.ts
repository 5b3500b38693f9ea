/** Where the application under test listens and keeps its data; the tests open the same database beside it. */
import { tmpdir } from "node:os";
import { join } from "node:path";

/** Its port. */
export const E2E_PORT = Number(process.env.E2E_PORT ?? 3217);
/** For the specs that start, kill and start again an application of their own, one after another. */
export const OWN_PORT = E2E_PORT + 1;
/** For the walks that start one beside them. */
export const WALK_PORT = E2E_PORT + 2;

/** The data folder of the application that listens on this port. */
export function e2eDataDir(port: number): string {
  return join(tmpdir(), `gpat-e2e-${port}`);
}

/** What every account of its demonstration signs in with. */
export const E2E_PASSPHRASE = "nine walnuts on a quiet shelf";

/** A copy of the demonstration, made before anything changed it, for a walk that may spoil it. */
export function e2eCopyDir(port: number): string {
  return `${e2eDataDir(port)}-copy`;
}

/** Another one, for sentences that must stand in no table of other specs. */
export function e2eCanaryDir(port: number): string {
  return `${e2eDataDir(port)}-canary`;
}

/** Another one, which is only read. */
export function e2eReadDir(port: number): string {
  return `${e2eDataDir(port)}-read`;
}

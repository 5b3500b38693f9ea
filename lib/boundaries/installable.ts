import type { BoundaryReading } from "./view";

/** Whether a file can be installed as it was read: nothing is wrong with it, and it has an area for some State. */
export function isInstallable({ status, findings, mapSha256 }: BoundaryReading): boolean {
  return (
    status === "ready" && mapSha256 !== null && findings.problemCount === 0 && findings.matched.length > 0
  );
}

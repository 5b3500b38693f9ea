import { StartError } from "./start-error";

/** The first version that has everything the product uses; also in package.json under `engines`. */
const MINIMUM = [22, 18] as const;

/** Whether a version like `24.21.0` is new enough. */
export function isSupportedNode(version: string): boolean {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1]);
}

/** Throws `StartError` where Node is too old. Called before anything that an older one does not know. */
export function requireNode(): void {
  const { node } = process.versions;
  if (isSupportedNode(node)) return;
  throw new StartError(`This is Node ${node}; the application needs Node ${MINIMUM.join(".")} or newer.`);
}

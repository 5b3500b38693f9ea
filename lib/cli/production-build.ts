/** The production build of this checkout: whether it is there and newer than its sources, and how to make it. */
import { spawn } from "node:child_process";
import { existsSync, globSync, statSync } from "node:fs";
import { join } from "node:path";
import { StartError } from "@/lib/core/start-error";

/** What the build is made from. */
const SOURCES = [
  "app/**/*",
  "components/**/*",
  "lib/**/*",
  "db/**/*",
  "public/**/*",
  "*.ts",
  "package.json",
  "package-lock.json",
  "tsconfig.json",
];
/** Files that `next build` itself writes. */
const WRITTEN_BY_BUILD = ["next-env.d.ts", "tsconfig.json"];

/** Whether the build in a folder is missing or older than a source. */
export function isBuildStale(folder: string, root: string): boolean {
  const built = join(root, folder, "BUILD_ID");
  if (!existsSync(built)) return true;
  const builtAt = statSync(built).mtimeMs;
  return globSync(SOURCES, { cwd: root }).some(
    (file) => !WRITTEN_BY_BUILD.includes(file) && statSync(join(root, file)).mtimeMs > builtAt,
  );
}

/** Makes the production build. Throws `StartError` where it fails; its own output says why. */
export async function makeBuild(root: string): Promise<void> {
  const next = join(root, "node_modules", "next", "dist", "bin", "next");
  const status = await new Promise<number | null>((resolve, reject) => {
    const child = spawn(process.execPath, [next, "build"], {
      cwd: root,
      stdio: ["ignore", "inherit", "inherit"],
      env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    });
    child.once("error", reject);
    child.once("exit", resolve);
  });
  if (status !== 0) throw new StartError("The production build failed; see above.");
}

/**
 * Adds the optional packages of other platforms that `npm install` left out of package-lock.json,
 * so that `npm ci` accepts the lock file on every machine. Run after each change of dependencies:
 * `npm run lockfile:complete`. A registry that mirrors only some platforms makes npm omit the rest.
 */
import { readFileSync, writeFileSync } from "node:fs";

const lock = JSON.parse(readFileSync("package-lock.json", "utf8"));
const platforms = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  android: "android",
  freebsd: "freebsd",
  openbsd: "openbsd",
  netbsd: "netbsd",
  sunos: "sunos",
  aix: "aix",
  openharmony: "openharmony",
};
const processors = [
  "arm64",
  "x64",
  "ia32",
  "arm",
  "riscv64",
  "s390x",
  "ppc64",
  "loong64",
  "mips64el",
  "wasm32",
];
let added = 0;
for (const [path, entry] of Object.entries({ ...lock.packages })) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    const nested = path ? `${path}/node_modules/${name}` : `node_modules/${name}`;
    if (lock.packages[nested] || lock.packages[`node_modules/${name}`]) continue;
    const words = name.split(/[/_.-]/);
    const stub = { version: range.replace(/^[\^~]/, ""), optional: true };
    const os = words.map((word) => platforms[word]).find(Boolean);
    const cpu = processors.find((processor) => words.includes(processor));
    if (os) stub.os = [os];
    if (cpu) stub.cpu = [cpu];
    lock.packages[`node_modules/${name}`] = stub;
    added += 1;
  }
}
lock.packages = Object.fromEntries(Object.entries(lock.packages).sort(([a], [b]) => (a < b ? -1 : 1)));
writeFileSync("package-lock.json", `${JSON.stringify(lock, null, 2)}\n`);
process.stdout.write(`${added} platform entries added to package-lock.json\n`);

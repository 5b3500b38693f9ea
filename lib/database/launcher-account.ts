/**
 * As whom PostgreSQL runs. It refuses to run as root, so root either hides behind a user namespace,
 * in which the same files look owned by an unprivileged user, or drops to an existing unprivileged user.
 */
import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { StartError } from "@/lib/core/start-error";

export type SystemUser = { uid: number; gid: number };
export type Account =
  | { kind: "own"; owner: SystemUser }
  | { kind: "namespace"; owner: SystemUser; inside: SystemUser }
  | { kind: "user"; owner: SystemUser };

/** Users that most systems have and that own nothing of worth. */
const UNPRIVILEGED = ["postgres", "nobody"] as const;

/** What the child processes of the launcher get to see of the environment. */
export const CHILD_ENVIRONMENT: NodeJS.ProcessEnv = {
  PATH: process.env.PATH ?? "",
  LC_ALL: "C",
  TZ: "UTC",
  NODE_ENV: process.env.NODE_ENV,
};

function unprivilegedUser(): SystemUser {
  const users = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .map((line) => line.split(":"));
  for (const name of UNPRIVILEGED) {
    const fields = users.find(([user]) => user === name);
    const uid = Number(fields?.[2]);
    if (fields && uid > 0) return { uid, gid: Number(fields[3]) };
  }
  throw new StartError(
    "PostgreSQL does not run as root and this machine has no user nobody; start as another user or set DATABASE_URL.",
  );
}

function namespaceArguments(inside: SystemUser): string[] {
  return ["-U", `--map-user=${inside.uid}`, `--map-group=${inside.gid}`, "--"];
}

/** The account that PostgreSQL can run under here; `mayHide` false means that the cluster already belongs to the dropped-to user. */
export function chooseAccount(mayHide: boolean): Account {
  const uid = process.getuid?.();
  const gid = process.getgid?.();
  if (uid === undefined || gid === undefined) {
    throw new StartError("The embedded database needs Linux or macOS here; set DATABASE_URL.");
  }
  if (uid !== 0) return { kind: "own", owner: { uid, gid } };
  const inside = unprivilegedUser();
  if (mayHide) {
    const probe = spawnSync("unshare", [...namespaceArguments(inside), "true"], {
      stdio: "ignore",
      env: CHILD_ENVIRONMENT,
    });
    if (probe.status === 0) return { kind: "namespace", owner: { uid, gid }, inside };
  }
  return { kind: "user", owner: inside };
}

/** How to start `file` under `account`: with `spawn(command, args, options)`. */
export function commandAs(account: Account, file: string, args: readonly string[]) {
  const options = { cwd: "/", env: CHILD_ENVIRONMENT };
  switch (account.kind) {
    case "own":
      return { command: file, args: [...args], options };
    case "namespace":
      return { command: "unshare", args: [...namespaceArguments(account.inside), file, ...args], options };
    case "user":
      return { command: file, args: [...args], options: { ...options, ...account.owner } };
  }
}

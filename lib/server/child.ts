/** A child process that is kept running: started again when it dies, ended in order with its parent. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { log } from "@/lib/core/log";
import { StartError } from "@/lib/core/start-error";

const RESTART_MIN_MS = 250;
const RESTART_MAX_MS = 10_000;
/** A child that lived that long had started well: the next delay is short again. */
const STEADY_MS = 30_000;

export type KeptChild = {
  /** Resolves when the child first said it is ready; rejects with what it refused to start for. */
  ready: Promise<void>;
  stop: () => Promise<void>;
};

export type ChildOptions = {
  name: string;
  /** The module to run, relative to this file. */
  module: string;
  /** Whether the module imports code that is marked for the server only. */
  serverOnly: boolean;
  environment: NodeJS.ProcessEnv;
};

function refusalOf(message: unknown): string | undefined {
  return typeof message === "object" && message !== null && "refused" in message
    ? String(message.refused)
    : undefined;
}

/** Starts the child and keeps it. */
export function keepChild({ name, module, serverOnly, environment }: ChildOptions): KeptChild {
  const file = fileURLToPath(new URL(module, import.meta.url));
  const execArgv = [...(serverOnly ? ["--conditions=react-server"] : []), "--import", "tsx"];
  let child: ChildProcess;
  let stopping = false;
  let delay = RESTART_MIN_MS;
  const { promise: ready, resolve, reject } = Promise.withResolvers<void>();

  const start = () => {
    const started = performance.now();
    let refused = false;
    child = fork(file, [], { execArgv, env: environment, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child.on("message", (message) => {
      if (message === "ready") resolve();
      const refusal = refusalOf(message);
      if (refusal === undefined) return;
      refused = true;
      reject(new StartError(refusal));
    });
    child.once("exit", (code, signal) => {
      if (stopping || refused) return;
      if (performance.now() - started > STEADY_MS) delay = RESTART_MIN_MS;
      log().error({ child: name, code, signal, again_in_ms: delay }, "a process of the application died");
      setTimeout(() => {
        if (!stopping) start();
      }, delay);
      delay = Math.min(delay * 2, RESTART_MAX_MS);
    });
  };
  start();

  return {
    ready,
    stop: async () => {
      stopping = true;
      if (child.exitCode !== null || child.signalCode !== null) return;
      await new Promise<void>((resolveExit) => {
        child.once("exit", () => resolveExit());
        child.kill("SIGTERM");
      });
    },
  };
}

/**
 * The process that answers HTTP. It is one of its own, so that a crash or an exhausted memory of page
 * rendering takes neither the launcher of the database nor running jobs with it, and so that Next runs as
 * under `next start`: without the condition `react-server` that everything else of this product runs with
 * and under which `react-dom/server` refuses to load. It ends when its parent does.
 */
import type { Server } from "node:http";
import next from "next";
import { environment } from "@/lib/core/env";
import { log } from "@/lib/core/log";
import { StartError } from "@/lib/core/start-error";
import { closeDatabase } from "@/lib/database/current";
import { createFront, type FrontOptions } from "./front";
import { onStop } from "./stop";

/** How long requests that are being answered may take once the server was asked to stop. */
const DRAIN_MS = 10_000;

function listen(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
}

/** Listens on `host`; on both loopback addresses for `localhost`, because clients may try either. */
async function listenOn(make: () => Server, host: string, port: number): Promise<Server[]> {
  const addresses = host === "localhost" ? ["127.0.0.1", "::1"] : [host];
  const servers: Server[] = [];
  for (const address of addresses) {
    const server = make();
    try {
      await listen(server, address, port);
      servers.push(server);
    } catch (error) {
      const code = error instanceof Error && "code" in error ? error.code : "";
      if (servers.length > 0 && (code === "EADDRNOTAVAIL" || code === "EAFNOSUPPORT")) continue;
      if (code === "EADDRINUSE") throw new StartError(`Port ${port} is taken; set PORT to a free one.`);
      if (code === "EACCES")
        throw new StartError(`This user may not listen on port ${port}; set PORT to one above 1023.`);
      if (code === "ENOTFOUND" || code === "EADDRNOTAVAIL")
        throw new StartError(`HOST ${host} is no address of this machine.`);
      throw error;
    }
  }
  return servers;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
    server.close(() => {
      clearTimeout(deadline);
      resolve();
    });
    server.closeIdleConnections();
  });
}

async function main(): Promise<void> {
  const { nodeEnv, host, port, authUrl, trustedProxies } = environment();
  const development = nodeEnv === "development";
  const app = next({ dev: development, hostname: host, port, dir: process.cwd() });
  await app.prepare();
  const handler = app.getRequestHandler();
  const options: FrontOptions = {
    development,
    secure: authUrl?.protocol === "https:",
    authUrl,
    trustedProxies,
  };
  const servers = await listenOn(() => createFront(options, handler), host, port);
  if (development) {
    const upgrade = app.getUpgradeHandler(); // the socket of hot reload
    for (const server of servers) {
      server.on("upgrade", (request, socket, head) => {
        void upgrade(request, socket, head);
      });
    }
  }
  onStop(async () => {
    await Promise.all(servers.map(close));
    await app.close();
    await closeDatabase(); // opened by the application inside Next, in this process
  });
  process.send?.("ready");
}

main().catch((error: unknown) => {
  if (error instanceof StartError) process.send?.({ refused: error.message });
  else log().fatal({ err: error }, "the web server cannot start");
  process.exitCode = 1;
  process.disconnect?.();
});

import { once } from "node:events";
import type { Server } from "node:http";
import { afterAll, afterEach, expect, test, vi } from "vitest";
import { AppError } from "@/lib/core/errors";
import { reportFailure } from "@/lib/core/failure";
import { REQUEST_ID_HEADER } from "@/lib/core/headers";
import * as productLog from "@/lib/core/log";
import { noteActor } from "@/lib/core/request-actor";
import { createFront } from "./front";

const lines: string[] = [];
const logger = productLog.createLogger({ write: (line: string) => lines.push(line) });
vi.spyOn(productLog, "log").mockImplementation(() => logger);
vi.spyOn(productLog, "requestLog").mockImplementation((request) => logger.child({ request }));
afterAll(() => vi.restoreAllMocks());

const PERSON = "0190aaaa-0000-7000-8000-000000000001";
const servers: Server[] = [];
afterEach(() => servers.splice(0).map((server) => server.close()));

/** What is logged of one request behind which the application finds that person, and which it refuses. */
async function linesOf(path: string): Promise<string> {
  lines.length = 0;
  const options = { development: false, secure: false, authUrl: undefined, trustedProxies: 0 };
  const server = createFront(options, async (request, response) => {
    const reference = String(request.headers[REQUEST_ID_HEADER]);
    noteActor(reference, PERSON);
    reportFailure(new AppError("NOT_FOUND", "link"), reference, "page");
    response.end("seen");
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  await (await fetch(`http://127.0.0.1:${port}${path}`)).text();
  await vi.waitFor(() => expect(lines).toHaveLength(2));
  return lines.join("");
}

test("the log names who asks for a page", async () => {
  expect((await linesOf("/en/rounds/2026/XAD")).split(PERSON)).toHaveLength(3);
});

test.each([
  "/en/contribute?token=secret",
  "/ar/contribute/receipt",
  "/en/contribut%65",
  "/api/contributions/uploads/ticket",
])("the log names nobody at %s", async (path) => {
  const logged = await linesOf(path);
  expect(logged).not.toContain(PERSON);
  expect(logged).not.toContain("secret");
});

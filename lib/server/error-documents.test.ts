import type { Server } from "node:http";
import { afterEach, describe, expect, test } from "vitest";
import { createFront, type Handler } from "./front";

const servers: Server[] = [];
afterEach(() => servers.splice(0).map((server) => server.close()));

/** A front before something that answers like Next: shells for errors, whole pages for their own addresses. */
async function serve(next: Handler): Promise<string> {
  const options = { development: false, secure: false, authUrl: undefined, trustedProxies: 0 };
  const server = createFront(options, next);
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return `http://127.0.0.1:${typeof address === "object" ? address?.port : ""}`;
}

const likeNext =
  (status: number): Handler =>
  async (request, response) => {
    const path = request.url ?? "";
    response.setHeader("content-type", "text/html; charset=utf-8");
    const isErrorPage = path.startsWith("/en/absent") || path === "/en/failed";
    response.statusCode = isErrorPage ? 200 : status;
    response.write(isErrorPage ? `page ${path} for ${request.headers["x-request-id"]}` : "<html id=shell>");
    response.end("");
  };

describe("an empty error shell", () => {
  test.each([
    [404, "/en/absent"],
    [500, "/en/failed"],
  ])(
    "of status %i is replaced by the whole page %s with the reference of the request",
    async (status, page) => {
      const base = await serve(likeNext(status));
      const answer = await fetch(`${base}/en/rounds/2026/XAA`);
      expect(answer.status).toBe(status);
      const reference = answer.headers.get("x-request-id");
      expect(await answer.text()).toBe(`page ${page} for ${reference}`);
      expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    },
  );

  test.each(["/en/contribute", "/en/contribute?token=closed", "/en/contribute?token=unknown"])(
    "of a link that takes nothing in, %s, is replaced by what to do",
    async (path) => {
      const answer = await fetch(`${await serve(likeNext(404))}${path}`);
      expect(answer.status).toBe(404);
      expect(await answer.text()).toMatch(/^page \/en\/absent\?of=link for /);
    },
  );

  test("stays for who asks for data, and other answers stay as they are", async () => {
    const base = await serve(likeNext(404));
    const data = await fetch(`${base}/en/rounds/2026/XAA`, { headers: { rsc: "1" } });
    expect(await data.text()).toBe("<html id=shell>");
    const whole = await fetch(`${await serve(likeNext(200))}/en/rounds`);
    expect([whole.status, await whole.text()]).toEqual([200, "<html id=shell>"]);
  });

  test("cannot be asked for with a forged mark", async () => {
    const base = await serve(likeNext(404));
    const answer = await fetch(`${base}/en/failed`, {
      headers: { "x-error-document": "guess", "x-error-reference": "chosen" },
    });
    expect(await answer.text()).not.toContain("chosen");
  });
});

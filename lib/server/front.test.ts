import { once } from "node:events";
import { type Server, request as send } from "node:http";
import { buffer } from "node:stream/consumers";
import { afterEach, describe, expect, test } from "vitest";
import { BODY_BYTES_MAX } from "./body-limit";
import { createFront, storableAddress } from "./front";

const servers: Server[] = [];
afterEach(() => servers.splice(0).map((server) => server.close()));

/** A front before something that reads each body whole; answers how much it read. */
async function serve(read: number[]): Promise<{ port: number }> {
  const options = { development: false, secure: false, authUrl: undefined, trustedProxies: 0 };
  const server = createFront(options, async (request, response) => {
    const { length } = await buffer(request);
    read.push(length);
    response.end("taken");
  });
  servers.push(server);
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  return { port: typeof address === "object" && address ? address.port : 0 };
}

/** Sends a body of that many bytes and answers the status; chunked where no length is stated. */
function put(port: number, path: string, bytes: number, stated: boolean): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = send({
      port,
      path,
      method: "PUT",
      headers: { origin: `http://127.0.0.1:${port}`, ...(stated ? { "content-length": bytes } : {}) },
    });
    let status = 0;
    request.on("response", (response) => {
      status = response.statusCode ?? 0;
      response.resume();
      resolve(status);
    });
    request.on("error", (error) => (status === 0 ? reject(error) : undefined));
    request.setHeader("host", `127.0.0.1:${port}`);
    const piece = Buffer.alloc(65_536);
    let left = bytes;
    const write = () => {
      if (left <= 0) return request.end();
      const size = Math.min(left, piece.length);
      left -= size;
      return request.write(piece.subarray(0, size), write);
    };
    write();
  });
}

describe("a body", () => {
  test.each([true, false])("is taken up to the limit (length stated: %s)", async (stated) => {
    const read: number[] = [];
    const { port } = await serve(read);
    expect(await put(port, "/api/session/sign-in", BODY_BYTES_MAX, stated)).toBe(200);
    expect(read).toEqual([BODY_BYTES_MAX]);
  });

  test.each([true, false])(
    "is refused beyond it with 413 and not read on (length stated: %s)",
    async (stated) => {
      const read: number[] = [];
      const { port } = await serve(read);
      expect(await put(port, "/api/session/sign-in", BODY_BYTES_MAX + 200_000, stated)).toBe(413);
      expect(read).toEqual([]);
    },
  );

  test("may be longer where files come in", async () => {
    const read: number[] = [];
    const { port } = await serve(read);
    const taking = [
      "/api/sources/BEN-S-014/uploads",
      "/api/sources/BEN-S-014/uploads/1",
      "/api/registers/publications/P-1/uploads/1",
      "/api/country-comments/1/uploads/1",
      "/api/contributions/uploads/ticket",
      "/api/contributions/uploads/ticket/1",
      "/api/assessments/2026/BEN/consent/uploads/1",
      "/api/assessments/2026/BEN/correspondence/1/uploads/1",
      "/api/assessments/2026/BEN/self-assessment/uploads/1",
    ];
    for (const address of taking) expect(await put(port, address, 1_200_000, false), address).toBe(200);
    expect(read).toEqual(taking.map(() => 1_200_000));
  });
});

test("addresses lose the character that no text can hold, and a path with it leads nowhere", () => {
  expect(storableAddress("/en/countries?search=a%00b&x=1")).toBe("/en/countries?search=ab&x=1");
  expect(storableAddress("/en/rounds/20%0026?x=%00")).toBe("/en/rounds/20%EF%BF%BD26?x=");
  expect(storableAddress("/en/sources/%ED%A0%80?q=%20")).toBe("/en/sources/%25ED%25A0%2580?q=%20");
  expect(storableAddress("/en/why/G%2E1")).toBe("/en/why/G%2E1");
  expect(storableAddress("/en")).toBe("/en");
});

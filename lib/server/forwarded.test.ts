import type { IncomingHttpHeaders } from "node:http";
import { describe, expect, test } from "vitest";
import { isAllowedOrigin, rewriteForwarded, seen } from "./forwarded";

const direct = { trustedProxies: 0, authUrl: undefined };

describe("the address of a client", () => {
  const headers = { host: "localhost:3000", "x-forwarded-for": "6.6.6.6, 10.0.0.2, 10.0.0.1" };

  test.each([
    [0, "192.0.2.1"],
    [1, "10.0.0.1"],
    [2, "10.0.0.2"],
    [9, "6.6.6.6"],
  ])("with %i trusted proxies is %s", (trustedProxies, expected) => {
    expect(seen(headers, "192.0.2.1", { ...direct, trustedProxies }).clientAddress).toBe(expected);
  });

  test("is the socket's where the proxy wrote nothing", () => {
    expect(seen({}, "::ffff:192.0.2.1", { ...direct, trustedProxies: 1 }).clientAddress).toBe("192.0.2.1");
  });
});

test("forged headers never reach the application", () => {
  const headers: IncomingHttpHeaders = {
    host: "localhost:3000",
    "x-forwarded-for": "6.6.6.6",
    "x-forwarded-host": "evil.example",
    "x-client-address": "6.6.6.6",
    "x-middleware-subrequest": "proxy",
    "x-next-intl-locale": "ar",
    forwarded: "for=6.6.6.6",
    accept: "text/html",
  };
  rewriteForwarded(headers, seen(headers, "192.0.2.1", direct));
  expect(headers).toEqual({
    host: "localhost:3000",
    accept: "text/html",
    "x-client-address": "192.0.2.1",
    "x-forwarded-for": "192.0.2.1",
    "x-forwarded-host": "localhost:3000",
    "x-forwarded-proto": "http",
  });
});

describe("the origin of a write", () => {
  const here = seen({ host: "localhost:3000" }, "127.0.0.1", direct);

  test.each([
    ["POST", "http://localhost:3000", true],
    ["PATCH", "http://localhost:3000", true],
    ["POST", undefined, false],
    ["POST", "null", false],
    ["POST", "http://localhost:3001", false],
    ["POST", "https://localhost:3000", false],
    ["DELETE", "http://evil.example", false],
    ["GET", undefined, true],
  ])("%s from %s is allowed: %s", (method, origin, expected) => {
    expect(isAllowedOrigin(method, origin, here)).toBe(expected);
  });

  test("is the public address where there is one, whatever the Host header says", () => {
    const options = { trustedProxies: 0, authUrl: new URL("https://gpat.example.org/") };
    const behind = seen({ host: "internal:3000" }, "10.0.0.1", options);
    expect(isAllowedOrigin("POST", "https://gpat.example.org", behind)).toBe(true);
    expect(isAllowedOrigin("POST", "http://internal:3000", behind)).toBe(false);
  });
});

import { expect, test } from "vitest";
import { knownDeviceCookie, knownDeviceOf } from "./known-device";
import { secretOfToken, tokenOfSecret } from "./token";

const now = new Date("2026-03-02T08:00:00Z");
const later = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

test("a token carries its secret until twelve hours are over", () => {
  const token = tokenOfSecret("the secret", now);
  expect(secretOfToken(token, later(11.9))).toBe("the secret");
  expect(secretOfToken(token, later(12))).toBeNull();
});

test("a token that was touched, unsigned or is of another form carries nothing", () => {
  const [header = "", payload = "", signature = ""] = tokenOfSecret("the secret", now).split(".");
  const other = Buffer.from(JSON.stringify({ secret: "another", exp: 9_999_999_999 })).toString("base64url");
  const none = Buffer.from(JSON.stringify({ alg: "none", typ: "JWT" })).toString("base64url");
  for (const token of [
    `${header}.${other}.${signature}`,
    `${none}.${payload}.`,
    `${header}.${payload}`,
    `${header}.${payload}.${signature}.x`,
    "",
  ]) {
    expect(secretOfToken(token, now), token).toBeNull();
  }
});

test("a device is known for the one account that signed in on it", () => {
  const cookie = knownDeviceCookie("ada@example.test");
  expect(knownDeviceOf(cookie, "ada@example.test")).not.toBeNull();
  expect(knownDeviceOf(cookie, "ben@example.test")).toBeNull();
  expect(knownDeviceOf(`${cookie}x`, "ada@example.test")).toBeNull();
  expect(knownDeviceOf(undefined, "ada@example.test")).toBeNull();
});

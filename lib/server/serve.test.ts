import { expect, test } from "vitest";
import { missingBeyondLocalhost } from "./serve";

test.each([
  ["localhost", undefined, false],
  ["127.0.0.1", undefined, false],
  ["::1", undefined, false],
  ["0.0.0.0", undefined, true],
  ["192.0.2.7", "http://gpat.example.org", true],
  ["0.0.0.0", "https://gpat.example.org", false],
])(
  "listening on %s with the public address %s says that something is missing: %s",
  (host, address, expected) => {
    const authUrl = address === undefined ? undefined : new URL(address);
    expect(missingBeyondLocalhost({ host, authUrl }) !== null).toBe(expected);
  },
);

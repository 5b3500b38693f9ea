import { expect, test } from "vitest";
import { networkOf } from "./network";

test("an IPv4 address counts for itself, also in IPv6 clothing", () => {
  expect(networkOf("192.0.2.7")).toBe("192.0.2.7");
  expect(networkOf("::ffff:192.0.2.7")).toBe("192.0.2.7");
});

test("IPv6 addresses of one /64 count together, those of the next do not", () => {
  const home = networkOf("2001:db8:0:1::5");
  expect(networkOf("2001:db8:0:1:ffff:ffff:ffff:ffff")).toBe(home);
  expect(networkOf("2001:db8:0:2::5")).not.toBe(home);
});

test("what is no address counts together", () => {
  expect(networkOf("")).toBe(networkOf("not an address"));
});

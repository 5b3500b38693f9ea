import { describe, expect, test } from "vitest";
import { cookieAttributes, deviceCookieName, isSecure, sessionCookieName } from "./cookies";

const PUBLIC = new URL("https://assessments.example.org");

describe("the cookies", () => {
  test("are bound to the host by their prefix where the installation is reached by https", () => {
    expect(isSecure(PUBLIC)).toBe(true);
    expect(sessionCookieName(PUBLIC)).toBe("__Host-gpat-session");
    expect(deviceCookieName(PUBLIC)).toBe("__Host-gpat-device");
    expect(cookieAttributes(PUBLIC)).toEqual({ httpOnly: true, sameSite: "lax", path: "/", secure: true });
  });

  test.each([
    ["no public address", undefined],
    ["a public address without TLS", new URL("http://assessments.example.org")],
  ])("go without the prefix and `Secure` with %s, for a browser would drop them", (_, address) => {
    expect(isSecure(address)).toBe(false);
    expect(sessionCookieName(address)).toBe("gpat-session");
    expect(deviceCookieName(address)).toBe("gpat-device");
    expect(cookieAttributes(address)).toEqual({
      httpOnly: true,
      sameSite: "lax",
      path: "/",
      secure: false,
    });
  });
});

import { expect, test } from "vitest";
import { cacheControl, contentSecurityPolicy, fixedHeaders } from "./headers";

const production = { development: false, secure: false };

test("the policy of a production page allows scripts by nonce only", () => {
  const policy = contentSecurityPolicy("abc", production);
  expect(policy).toContain("script-src 'nonce-abc' 'strict-dynamic'");
  expect(policy).not.toContain("unsafe");
  for (const closed of ["object-src", "base-uri", "frame-ancestors"])
    expect(policy).toContain(`${closed} 'none'`);
  expect(policy).toContain("form-action 'self'");
});

test("strict transport security is sent only where the public address is https", () => {
  expect(fixedHeaders(production)).not.toHaveProperty("strict-transport-security");
  expect(fixedHeaders({ ...production, secure: true })["strict-transport-security"]).toMatch(
    /^max-age=31536000/,
  );
});

test.each([
  ["/en", "text/html; charset=utf-8", "s-maxage=31536000", "no-store"],
  ["/api/health", "application/json", "", "no-store"],
  ["/en", "text/x-component", "public", "no-store"],
  ["/_next/static/chunks/a.js", "application/javascript", "public, max-age=31536000, immutable", undefined],
  ["/map.svg", "image/svg+xml", "public, max-age=0", undefined],
])("%s as %s with %j is kept as %j", (pathname, contentType, current, expected) => {
  expect(cacheControl(pathname, contentType, current)).toBe(expected);
});

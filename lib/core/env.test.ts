import { resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { parseEnvironment } from "./env";
import { StartError } from "./start-error";

describe("the environment", () => {
  test("has a working default for every variable", () => {
    expect(parseEnvironment({})).toEqual({
      nodeEnv: "development",
      port: 3000,
      host: "localhost",
      databaseUrl: undefined,
      dataDir: resolve(".data/main"),
      authSecret: undefined,
      authUrl: undefined,
      mail: undefined,
      trustedProxies: 0,
      readTimeoutSeconds: 20,
      isWeb: false,
      logLevel: "info",
      nextDistDir: ".next",
      calledFrom: resolve("."),
    });
  });

  test("sends mail only where it is said from whom, and where the links lead", () => {
    const server = { SMTP_URL: "smtp://localhost:2525" };
    const whole = { ...server, MAIL_FROM: "gpat@example.test", AUTH_URL: "https://gpat.example.test" };
    expect(parseEnvironment(whole).mail).toEqual({
      smtpUrl: "smtp://localhost:2525",
      from: "gpat@example.test",
      linkBase: new URL("https://gpat.example.test"),
    });
    expect(() => parseEnvironment({ ...whole, MAIL_FROM: "" })).toThrow("MAIL_FROM");
    expect(() => parseEnvironment({ ...whole, AUTH_URL: "" })).toThrow("AUTH_URL");
  });

  test("treats an empty variable as unset", () => {
    expect(parseEnvironment({ PORT: "", DATABASE_URL: "" }).port).toBe(3000);
  });

  test.each([
    ["PORT", "0"],
    ["PORT", "80a"],
    ["PORT", "65536"],
    ["DATABASE_URL", "mysql://somewhere"],
    ["AUTH_URL", "assessments.example.org"],
    ["SMTP_URL", "http://mail.example.org"],
    ["MAIL_FROM", "the programme"],
    ["TRUSTED_PROXIES", "-1"],
    ["READ_TIMEOUT_SECONDS", "3601"],
    ["READ_TIMEOUT_SECONDS", "20s"],
    ["LOG_LEVEL", "loud"],
    ["NODE_ENV", "staging"],
  ])("refuses %s=%s with a sentence that names it", (name, value) => {
    expect(() => parseEnvironment({ [name]: value })).toThrow(StartError);
    expect(() => parseEnvironment({ [name]: value })).toThrow(name);
  });
});

import { defineConfig } from "vitest/config";

const alias = {
  "@": new URL("..", import.meta.url).pathname.replace(/\/$/, ""),
  "server-only": new URL("support/server-only.ts", import.meta.url).pathname,
};

/** Only ends what hangs: how fast a test is must never decide whether it passes, however busy the machine. */
const HANGING_MS = 300_000;

/**
 * `unit`: pure rules, beside their source. `integration`: a real PostgreSQL, one database per test file.
 * `build`: what the production build in NEXT_DIST_DIR says of itself.
 */
export default defineConfig({
  resolve: { alias },
  test: {
    testTimeout: HANGING_MS,
    hookTimeout: HANGING_MS,
    // Half of a run went to loading the same modules again for each file; data of its own has each file all the same.
    isolate: false,
    env: { AUTH_SECRET: "a secret for tests that is long enough to be one" },
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["lib/**/*.test.ts", "components/**/*.test.ts", "db/**/*.test.ts"] },
      },
      { extends: true, test: { name: "build", include: ["tests/build/**/*.test.ts"] } },
      {
        extends: true,
        test: {
          name: "integration",
          include: ["tests/integration/**/*.test.ts"],
          globalSetup: ["tests/support/global-setup.ts"],
          server: { deps: { inline: ["next-auth"] } }, // it imports files of Next that Node alone does not find
          maxWorkers: 3, // most of the time goes to waiting for PostgreSQL
        },
      },
    ],
  },
});

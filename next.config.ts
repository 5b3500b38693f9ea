import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

/** Texts are compiled with the build: pages then neither parse them nor carry the parser to the browser. */
const withNextIntl = createNextIntlPlugin({
  requestConfig: "./lib/i18n/request.ts",
  experimental: {
    messages: { path: "./lib/i18n/messages", format: "json", locales: "infer", precompile: true },
  },
});

/** Fixed headers and the nonce are set by the server in front of Next (lib/server), for every answer. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "pino", "sharp", "highs"],
};

export default withNextIntl(config);

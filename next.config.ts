import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";

const withNextIntl = createNextIntlPlugin("./lib/i18n/request.ts");

/** Fixed headers and the nonce are set by the server in front of Next (lib/server), for every answer. */
const config: NextConfig = {
  distDir: process.env.NEXT_DIST_DIR ?? ".next",
  poweredByHeader: false,
  reactStrictMode: true,
  typedRoutes: false,
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "pino", "sharp", "highs"],
};

export default withNextIntl(config);

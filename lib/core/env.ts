/**
 * The environment, parsed once. No other module reads `process.env`; only code that starts child
 * processes hands its own environment on to them.
 */
import { resolve } from "node:path";
import { z } from "zod";
import { StartError } from "./start-error";

const LOG_LEVELS = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

/** An unset variable and an empty one are the same: shells and compose files produce both. */
const optional = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === "" ? undefined : value), schema.optional());

const whole = (min: number, max: number, sentence: string) =>
  z
    .string()
    .regex(/^\d{1,6}$/, sentence)
    .transform(Number)
    .refine((value) => value >= min && value <= max, sentence);

const address = (protocols: readonly string[], sentence: string) =>
  z.string().refine((value) => protocols.includes(URL.parse(value)?.protocol ?? ""), sentence);

const variables = z.object({
  NODE_ENV: optional(
    z.enum(["development", "production", "test"], "NODE_ENV must be development, production or test."),
  ),
  PORT: optional(whole(1, 65_535, "PORT must be a whole number from 1 to 65535.")),
  HOST: optional(z.string().max(255, "HOST must be a host name or an address to listen on.")),
  DATABASE_URL: optional(
    address(
      ["postgres:", "postgresql:"],
      "DATABASE_URL must look like postgres://user:password@host:5432/name.",
    ),
  ),
  DATA_DIR: optional(z.string()),
  AUTH_SECRET: optional(z.string()),
  AUTH_URL: optional(
    address(
      ["http:", "https:"],
      "AUTH_URL must be the public address, like https://assessments.example.org.",
    ),
  ),
  SMTP_URL: optional(address(["smtp:", "smtps:"], "SMTP_URL must look like smtp://user:password@host:587.")),
  MAIL_FROM: optional(z.email("MAIL_FROM must be an e-mail address, like assessments@example.org.")),
  TRUSTED_PROXIES: optional(
    whole(0, 16, "TRUSTED_PROXIES must be the number of proxies in front of the application, 0 to 16."),
  ),
  READ_TIMEOUT_SECONDS: optional(
    whole(0, 3_600, "READ_TIMEOUT_SECONDS must be a whole number from 0 (no limit) to 3600."),
  ),
  APPLICATION_PROCESS: optional(z.enum(["web"], "APPLICATION_PROCESS is set by the application itself.")),
  LOG_LEVEL: optional(z.enum(LOG_LEVELS, `LOG_LEVEL must be one of ${LOG_LEVELS.join(", ")}.`)),
  NEXT_DIST_DIR: optional(z.string()),
  INIT_CWD: optional(z.string()),
});

/** How mails are sent. */
export type MailSettings = {
  /** Address of the SMTP server, with user and password where it asks for them. */
  smtpUrl: string;
  /** The address that mails come from. */
  from: string;
  /** The public address that the links in mails begin with. */
  linkBase: URL;
};

export type Environment = {
  nodeEnv: "development" | "production" | "test";
  /** 1 to 65535; 3000 when unset. */
  port: number;
  /** The host name or address to listen on; `localhost` when unset. */
  host: string;
  /** An external PostgreSQL; absent means the embedded one. */
  databaseUrl: string | undefined;
  /** Absolute path of the folder that holds the embedded database, files and secret. */
  dataDir: string;
  authSecret: string | undefined;
  /** The public address; its protocol decides about secure cookies and HSTS. */
  authUrl: URL | undefined;
  /** Where mails go out and whose they are; absent means that none is sent. */
  mail: MailSettings | undefined;
  /** How many proxies in front may be believed about the client's address, 0 to 16. */
  trustedProxies: number;
  /** After how many seconds a read of the web server is ended; 0 for never. Nothing else that reads is ended. */
  readTimeoutSeconds: number;
  /** Whether this process answers HTTP. */
  isWeb: boolean;
  logLevel: (typeof LOG_LEVELS)[number];
  /** Folder of the production build, relative to the checkout. */
  nextDistDir: string;
  /** Absolute path of the folder in which the person called the command; npm itself runs it from the checkout. */
  calledFrom: string;
};

/** Parses `source` without touching anything else; throws a `StartError` that names the first bad variable. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const parsed = variables.safeParse(source);
  if (!parsed.success) {
    throw new StartError(parsed.error.issues[0]?.message ?? "The environment cannot be read.");
  }
  const value = parsed.data;
  const authUrl = value.AUTH_URL === undefined ? undefined : new URL(value.AUTH_URL);
  return {
    nodeEnv: value.NODE_ENV ?? "development",
    port: value.PORT ?? 3000,
    host: value.HOST ?? "localhost",
    databaseUrl: value.DATABASE_URL,
    dataDir: resolve(/*turbopackIgnore: true*/ value.DATA_DIR ?? ".data/main"),
    authSecret: value.AUTH_SECRET,
    authUrl,
    mail: mailSettings(value.SMTP_URL, value.MAIL_FROM, authUrl),
    trustedProxies: value.TRUSTED_PROXIES ?? 0,
    readTimeoutSeconds: value.READ_TIMEOUT_SECONDS ?? 20,
    isWeb: value.APPLICATION_PROCESS === "web",
    logLevel: value.LOG_LEVEL ?? "info",
    nextDistDir: value.NEXT_DIST_DIR ?? ".next",
    calledFrom: resolve(/*turbopackIgnore: true*/ value.INIT_CWD ?? "."),
  };
}

function mailSettings(
  smtpUrl: string | undefined,
  from: string | undefined,
  authUrl: URL | undefined,
): MailSettings | undefined {
  if (smtpUrl === undefined) return undefined;
  if (from === undefined) throw new StartError("SMTP_URL needs MAIL_FROM, the address that mails come from.");
  if (authUrl === undefined) {
    throw new StartError("SMTP_URL needs AUTH_URL, the public address that the links in mails begin with.");
  }
  return { smtpUrl, from, linkBase: authUrl };
}

let parsedOnce: Environment | undefined;

/** The environment of this process, parsed at the first call. Throws `StartError` when a variable is bad. */
export function environment(): Environment {
  parsedOnce ??= parseEnvironment(process.env);
  return parsedOnce;
}

/** The secret by which this installation seals what it gives out. Throws `StartError` where there is none. */
export function authSecret(): string {
  const secret = environment().authSecret;
  if (secret === undefined) throw new StartError("AUTH_SECRET is missing.");
  return secret;
}

/** Another default for `DATA_DIR`, for a command that has its own folder. Before the first call of `environment()`. */
export function preferDataDir(folder: string): void {
  process.env.DATA_DIR ||= folder;
}

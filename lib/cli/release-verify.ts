/** `npm run release:verify -- FILE|CODE`: holds a release against its hash, its edition, the chain and a fresh computation. */
import { readFile } from "node:fs/promises";
import { sha256 } from "@/lib/audit/canonical";
import { type Ctx, createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { database } from "@/lib/database/database";
import { editionByHash } from "@/lib/editions/queries";
import type { Edition } from "@/lib/instruments/edition";
import { chainHashAt, storedRelease } from "@/lib/releases/queries";
import { readReleaseText, wrongFigures } from "@/lib/releases/verify";
import { pathFromPerson } from "./arguments";
import { runCommand } from "./run";

const USAGE = "Usage: npm run release:verify -- FILE|CODE";

async function textOf(ctx: Ctx, argument: string): Promise<string | null> {
  const stored = await storedRelease(ctx, argument);
  if (stored) return stored.text;
  return readFile(pathFromPerson(argument), "utf8").catch(() => null);
}

async function editionOf(ctx: Ctx, hash: string): Promise<Edition | null> {
  return editionByHash(ctx, hash).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return null;
    throw error;
  });
}

/** Everything that is wrong with a release, in sentences; none where it holds. */
async function problemsOf(ctx: Ctx, text: string): Promise<readonly string[]> {
  const read = readReleaseText(text);
  if (!read.ok) {
    const sentences = {
      not_json: "The text is not JSON",
      not_a_release: "The text is not a release of a format gpat-release/1 or gpat-release/2",
      not_canonical: "The text is not in canonical form (RFC 8785)",
      other_edition: "The edition is another one",
      wrong_figures: "Figures differ",
    };
    return [`${sentences[read.problem]}${read.detail === "" ? "" : ` (${read.detail})`}.`];
  }
  const { document } = read;
  const problems: string[] = [];
  const stored = await storedRelease(ctx, document.code);
  if (!stored) problems.push(`This installation has no release ${document.code}.`);
  else if (stored.sha256 !== sha256(stored.text))
    problems.push("The stored text does not have its stored hash.");
  else if (stored.sha256 !== sha256(text))
    problems.push(`The text differs from release ${document.code} as published.`);
  if (stored && (await chainHashAt(ctx, document.audit.position)) !== document.audit.head) {
    problems.push("The audit chain does not hold the event that the release is anchored in.");
  }
  const edition = await editionOf(ctx, document.edition.sha256);
  if (!edition) return [...problems, "This installation does not have the edition of the release."];
  const wrong = wrongFigures(document, edition);
  if (wrong.length > 0) problems.push(`A fresh computation gives other figures for: ${wrong.join(", ")}.`);
  return problems;
}

await runCommand(async () => {
  const [argument] = process.argv.slice(2);
  if (argument === undefined) {
    console.error(USAGE);
    return 1;
  }
  const ctx = createContext(await database(), { kind: "system", job: "release-verify" }, new Date());
  const text = await textOf(ctx, argument);
  if (text === null) {
    console.error(`There is neither a file nor a release ${argument}.`);
    return 1;
  }
  const problems = await problemsOf(ctx, text);
  for (const problem of problems) console.error(problem);
  console.log(`SHA-256 ${sha256(text)}`);
  if (problems.length === 0) console.log("The release holds: hash, edition, audit anchor and every figure.");
  return problems.length === 0 ? 0 : 1;
});

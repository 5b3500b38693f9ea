/** `npm run release:verify -- FILE|CODE`: holds a release against its hash, its edition, the chain and a fresh computation. */
import { readFile } from "node:fs/promises";
import { createTranslator } from "use-intl/core";
import { type Ctx, createContext } from "@/lib/core/context";
import { database } from "@/lib/database/database";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { checkReleaseText } from "@/lib/releases/check";
import { problemText } from "@/lib/releases/check-words";
import { comparedRelease } from "@/lib/releases/compared";
import { pathFromPerson } from "./arguments";
import { runCommand } from "./run";

const USAGE = "Usage: npm run release:verify -- FILE|CODE";

async function textOf(ctx: Ctx, argument: string): Promise<string | null> {
  const stored = await comparedRelease(ctx, { code: argument });
  if (stored) return stored.text;
  return readFile(pathFromPerson(argument), "utf8").catch(() => null);
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
  const t = createTranslator({ locale: "en", messages: catalogueOf("en") });
  const { problems, sha256 } = await checkReleaseText(ctx, text);
  for (const problem of problems) console.error(problemText(t, "en", problem));
  console.log(`SHA-256 ${sha256}`);
  if (problems.length === 0) console.log("The release holds: hash, edition, audit anchor and every figure.");
  return problems.length === 0 ? 0 : 1;
});

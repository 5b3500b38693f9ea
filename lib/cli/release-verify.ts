/** `npm run release:verify -- FILE|CODE`: holds a release or a data package against what was published, its edition, the chain and a fresh computation. */
import { readFile } from "node:fs/promises";
import { createTranslator } from "use-intl/core";
import { type Ctx, createContext } from "@/lib/core/context";
import { database } from "@/lib/database/database";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { answerOnBytes } from "@/lib/releases/check-file";
import type { FileAnswer } from "@/lib/releases/check-schema";
import { dataTexts, isUnchanged, problemText } from "@/lib/releases/check-words";
import { comparedRelease } from "@/lib/releases/compared";
import { pathFromPerson } from "./arguments";
import { runCommand } from "./run";

const USAGE = "Usage: npm run release:verify -- FILE|CODE";
const LOCALE = "en";

async function bytesOf(ctx: Ctx, argument: string): Promise<Buffer | null> {
  const stored = await comparedRelease(ctx, { code: argument });
  if (stored) return Buffer.from(stored.text);
  return readFile(pathFromPerson(argument)).catch(() => null);
}

/** Everything that is wrong with a file, in sentences; none where it holds. */
function wrongOf(answer: FileAnswer): readonly string[] {
  const t = createTranslator({ locale: LOCALE, messages: catalogueOf(LOCALE) });
  switch (answer.kind) {
    case "release":
      return [];
    case "data":
      return isUnchanged(answer) ? [] : dataTexts(t, LOCALE, answer);
    case "changed":
    case "unknown":
      return answer.problems.map((problem) => problemText(t, LOCALE, problem));
  }
}

function heldText(answer: FileAnswer): string {
  if (answer.kind !== "data") return "The release holds: hash, edition, audit anchor and every figure.";
  const t = createTranslator({ locale: LOCALE, messages: catalogueOf(LOCALE) });
  return dataTexts(t, LOCALE, answer).join("\n");
}

await runCommand(async () => {
  const [argument] = process.argv.slice(2);
  if (argument === undefined) {
    console.error(USAGE);
    return 1;
  }
  const ctx = createContext(await database(), { kind: "system", job: "release-verify" }, new Date());
  const bytes = await bytesOf(ctx, argument);
  if (bytes === null) {
    console.error(`There is neither a file nor a release ${argument}.`);
    return 1;
  }
  const answer = await answerOnBytes(ctx, bytes);
  const wrong = wrongOf(answer);
  for (const sentence of wrong) console.error(sentence);
  console.log(`SHA-256 ${answer.sha256}`);
  if (wrong.length === 0) console.log(heldText(answer));
  return wrong.length === 0 ? 0 : 1;
});

/** `npm run import -- KIND FILE [--round CODE] [--set COLUMN=VALUE] [--create-round] [--instrument CODE@EDITION] [--as EMAIL] [--dry-run] [--json]` */
import { readFile, writeFile } from "node:fs/promises";
import { basename } from "node:path";
import { REGISTERS } from "@/db/enums";
import { type Ctx, createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { refused } from "@/lib/core/result";
import { StartError } from "@/lib/core/start-error";
import { database } from "@/lib/database/database";
import { runRegisterImport } from "@/lib/import/entries/run";
import type { ImportOutcome, ImportReport } from "@/lib/import/outcome";
import { problem } from "@/lib/import/problem";
import { noticeLines, outcomeSentence, problemLines, undoLines } from "@/lib/import/report";
import { type ChosenFile, runInstrumentImport, runRatingsImport } from "@/lib/import/run";
import { runSourcesImport } from "@/lib/import/sources-import";
import { TEMPLATE_KINDS, templateOf } from "@/lib/import/template";
import { undoBatch } from "@/lib/import/undo";
import { isRegister } from "@/lib/registers/definitions";
import { actingPerson } from "@/lib/users/acting-person";
import { pathFromPerson, readArguments } from "./arguments";
import { runCommand } from "./run";

const USAGE = `Usage:
  npm run import -- instrument FILE.json [--dry-run] [--json]
  npm run import -- ratings FILE.csv --round CODE [--create-round --instrument CODE@VERSION] [--as EMAIL] [--dry-run] [--json]
  npm run import -- sources FILE.csv [--as EMAIL] [--dry-run] [--json]
  npm run import -- REGISTER FILE [--set COLUMN=VALUE]… [--as EMAIL] [--dry-run] [--json]
  npm run import -- template KIND
  npm run import -- undo BATCH [--as EMAIL] [--json]
REGISTER is one of ${REGISTERS.join(", ")}.`;

const { positionals, values } = readArguments(
  {
    round: { type: "string" },
    set: { type: "string", multiple: true, default: [] },
    "create-round": { type: "boolean", default: false },
    instrument: { type: "string" },
    as: { type: "string" },
    "dry-run": { type: "boolean", default: false },
    json: { type: "boolean", default: false },
  },
  USAGE,
);

await runCommand(async () => {
  const [kind = "", argument = ""] = positionals;
  if (kind === "template") return writeTemplate(argument);
  if (argument === "") throw new StartError(USAGE);
  const ctx = await commandContext();
  if (ctx === null) return report(argument, { status: "problems", problems: [unknownPerson()] });
  if (kind === "undo") return undo(ctx, argument);
  const file = { name: basename(argument), bytes: await readChosen(argument) };
  const outcome = await allowed(async () => {
    const { outcome, notices } = await run(ctx, kind, file);
    if (!values.json) for (const line of noticeLines("en", file.name, notices)) console.log(line);
    return outcome;
  });
  return report(file.name, outcome);
});

/** The outcome, or the problem that the person of `--as` may not import this. */
async function allowed(run: () => Promise<ImportOutcome>): Promise<ImportOutcome> {
  try {
    return await run();
  } catch (error) {
    if (!(error instanceof AppError) || error.code !== "FORBIDDEN") throw error;
    return { status: "problems", problems: [personNotAllowed()] };
  }
}

async function undo(ctx: Ctx, batch: string): Promise<number> {
  const result = await undoBatch(ctx, batch).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") return refused("unknown");
    if (error instanceof AppError && error.code === "FORBIDDEN") return refused("not_allowed");
    throw error;
  });
  if (values.json) console.log(JSON.stringify(result, null, 2));
  else if (!result.ok && result.reason === "not_allowed") {
    for (const line of problemLines("en", batch, [personNotAllowed()])) console.log(line);
  } else for (const line of undoLines("en", batch, result)) console.log(line);
  return result.ok ? 0 : 1;
}

async function commandContext(): Promise<Ctx | null> {
  const open = await database();
  const ctx = createContext(open, { kind: "system", job: "import" }, new Date());
  if (values.as === undefined) return ctx;
  const actor = await actingPerson(ctx, values.as);
  return actor === null ? null : createContext(open, actor, ctx.now);
}

function unknownPerson() {
  return problem("person_unknown", {}, { value: values.as ?? "" });
}

function personNotAllowed() {
  return problem("person_not_allowed", {}, { value: values.as ?? "" });
}

async function readChosen(path: string): Promise<Buffer> {
  try {
    return await readFile(pathFromPerson(path));
  } catch (error) {
    throw new StartError(`The file ${path} cannot be read.`, { cause: error });
  }
}

async function run(ctx: Ctx, kind: string, file: ChosenFile): Promise<ImportReport> {
  const dryRun = values["dry-run"];
  if (isRegister(kind)) return runRegisterImport(ctx, kind, file, { constants: constants(), dryRun });
  switch (kind) {
    case "instrument":
      return { outcome: await runInstrumentImport(ctx, file, dryRun), notices: [] };
    case "sources":
      return runSourcesImport(ctx, file, dryRun);
    case "ratings": {
      if (values.round === undefined) throw new StartError(USAGE);
      const target = {
        round: values.round,
        createRound: values["create-round"],
        edition: values.instrument ?? null,
      };
      return runRatingsImport(ctx, file, target, dryRun);
    }
    default:
      throw new StartError(USAGE);
  }
}

/** `--set year=2024 --set unit=persons`: columns that the file does not have. */
function constants(): Record<string, string> {
  return Object.fromEntries(
    values.set.map((given) => {
      const [name = "", ...rest] = given.split("=");
      if (rest.length === 0) throw new StartError(USAGE);
      return [name.trim(), rest.join("=").trim()];
    }),
  );
}

function report(file: string, outcome: ImportOutcome): number {
  if (values.json) console.log(JSON.stringify(outcome, null, 2));
  else {
    if (outcome.status === "problems") {
      for (const line of problemLines("en", file, outcome.problems)) console.log(line);
    }
    console.log(outcomeSentence("en", outcome));
  }
  return outcome.status === "problems" ? 1 : 0;
}

async function writeTemplate(kind: string): Promise<number> {
  const known = TEMPLATE_KINDS.find((name) => name === kind);
  if (!known) throw new StartError(USAGE);
  const { template, book, extension } = templateOf(known);
  const names = [`${known}-template.${extension}`, `${known}-code-book.${extension}`] as const;
  await writeFile(pathFromPerson(names[0]), template);
  await writeFile(pathFromPerson(names[1]), book);
  console.log(`Written: ${names.join(" and ")}`);
  return 0;
}

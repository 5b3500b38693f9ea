/** `npm run scores -- ROUND [--format csv|json]`: every figure of a round, on standard output, for programs: numbers stand as they are. */
import { stringify } from "csv-stringify/sync";
import { createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { StartError } from "@/lib/core/start-error";
import { database } from "@/lib/database/database";
import { ROUND_SCORE_COLUMNS, roundScores } from "@/lib/scores/queries";
import { readArguments } from "./arguments";
import { runCommand } from "./run";

const USAGE = "Usage: npm run scores -- ROUND [--format csv|json]";
const { positionals, values } = readArguments({ format: { type: "string", default: "csv" } }, USAGE);

await runCommand(async () => {
  const [round] = positionals;
  if (round === undefined || !["csv", "json"].includes(values.format)) {
    throw new StartError(USAGE);
  }
  const ctx = createContext(await database(), { kind: "system", job: "scores" }, new Date());
  try {
    const rows = await roundScores(ctx, round);
    process.stdout.write(
      values.format === "json"
        ? `${JSON.stringify(rows, null, 2)}\n`
        : stringify([...rows], { header: true, columns: [...ROUND_SCORE_COLUMNS] }),
    );
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") {
      throw new StartError(`There is no round ${round}.`, { cause: error });
    }
    throw error;
  }
  return 0;
});

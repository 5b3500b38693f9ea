/** `npm run export -- KIND [--format csv|xlsx|json] [--round CODE] [--release CODE] [--instrument CODE@VERSION] --out FILE` */
import { writeFile } from "node:fs/promises";
import { REGISTERS } from "@/db/enums";
import { type Ctx, createContext } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { StartError } from "@/lib/core/start-error";
import { type DataPackage, releasePackage, roundPackage } from "@/lib/data-packages/package";
import { database } from "@/lib/database/database";
import { editionText } from "@/lib/editions/queries";
import { exportRegister } from "@/lib/export/registers";
import { exportRatings, exportSources } from "@/lib/export/tables";
import { EXPORT_FORMATS, tableBytes } from "@/lib/export/write";
import { isRegister } from "@/lib/registers/definitions";
import { getRelease } from "@/lib/releases/queries";
import { pathFromPerson, readArguments } from "./arguments";
import { runCommand } from "./run";

const USAGE = `Usage:
  npm run export -- ratings --round CODE [--format csv|xlsx|json] --out FILE
  npm run export -- sources [--format csv|xlsx|json] --out FILE
  npm run export -- REGISTER [--format csv|xlsx|json] --out FILE
  npm run export -- instrument --instrument CODE@VERSION --out FILE
  npm run export -- package --release CODE --out FILE
  npm run export -- package --round CODE --out FILE
REGISTER is one of ${REGISTERS.join(", ")}.`;

const { positionals, values } = readArguments(
  {
    round: { type: "string" },
    release: { type: "string" },
    instrument: { type: "string" },
    format: { type: "string", default: "csv" },
    out: { type: "string" },
  },
  USAGE,
);

await runCommand(async () => {
  const [kind] = positionals;
  if (values.out === undefined) throw new StartError(USAGE);
  const ctx = createContext(await database(), { kind: "system", job: "export" }, new Date());
  const path = pathFromPerson(values.out);
  try {
    const bytes = await exported(ctx, kind);
    await writeFile(path, bytes).catch((cause: unknown) => {
      throw new StartError(`The file ${path} cannot be written.`, { cause });
    });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") {
      throw new StartError(`There is nothing to export: no ${error.message}.`, { cause: error });
    }
    throw error;
  }
  console.log(`Written: ${values.out}`);
  return 0;
});

async function exported(ctx: Ctx, kind: string | undefined): Promise<Buffer> {
  if (kind === "instrument") {
    const [instrument, version] = (values.instrument ?? "").split("@");
    if (instrument === undefined || version === undefined) throw new StartError(USAGE);
    return Buffer.from(await editionText(ctx, instrument, version));
  }
  if (kind === "package") return Buffer.concat(await (await packageOf(ctx)).body.toArray());
  const format = EXPORT_FORMATS.find((name) => name === values.format);
  if (format === undefined) throw new StartError(USAGE);
  if (isRegister(kind)) return tableBytes(await exportRegister(ctx, kind), format);
  if (kind === "sources") return tableBytes(await exportSources(ctx), format);
  if (kind !== "ratings" || values.round === undefined) throw new StartError(USAGE);
  return tableBytes(await exportRatings(ctx, values.round), format);
}

/** The data package of a release, or of the releases of a round; sealed ones are left out for a command too. */
async function packageOf(ctx: Ctx): Promise<DataPackage> {
  const { release: code, round } = values;
  if ((code === undefined) === (round === undefined)) throw new StartError(USAGE);
  if (code === undefined) return roundPackage(ctx, round ?? "");
  const release = await getRelease(ctx, code);
  if (release.seal !== null) throw new StartError(`Release ${code} is sealed.`);
  return releasePackage(ctx, release);
}

/** Where the table of a file stands and how its columns are read: by a person's choice, by a known layout, by names. */
import "server-only";
import type { Ctx } from "@/lib/core/context";
import { LOCALES } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { can } from "@/lib/policy/can";
import type { RegisterDefinition } from "@/lib/registers/fields";
import { guessHeader, type Header, headerAt, headerFindings } from "../header";
import { guessMapping, type ImportField, knownNames, type Mapping } from "../mapping";
import { type Notice, notice, type Problem, problem } from "../problem";
import { profileFor } from "../profiles/queries";
import { SHIPPED_PROFILES, shippedProfile } from "../profiles/shipped";
import { type ReadChoices, type ReadFile, readFile } from "../read-file";
import type { Sheet } from "../sheet";
import { fieldColumns, readableColumns, requiredColumns, STATUS_COLUMN } from "./columns";
import type { Elsewhere } from "./other-rows";

/** What a person chose for a file; what is left out is found out. */
export type LayoutChoices = ReadChoices & {
  sheet?: number | undefined;
  headerLine?: number | undefined;
  mapping?: Mapping | undefined;
  /** Values of columns that the file does not have. */
  constants?: Readonly<Record<string, string>> | undefined;
};

/** The table of a file with how its columns are read. */
export type Layout = {
  file: ReadFile;
  sheet: Sheet | null;
  header: Header | null;
  mapping: Mapping;
  words: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** The rows that the known layout has besides those of this register. */
  elsewhere: Elsewhere;
  /** The known layout that this is; null where columns were guessed by their names. */
  profile: { title: string | null; by: string | null; version: number } | null;
  notices: readonly Notice[];
  problems: readonly Problem[];
};

/** Words for a column beside its own name and the labels of its field. */
const ALIASES: Readonly<Record<string, readonly string[]>> = {
  country: ["country_iso3", "iso3", "iso3_code", "participant", "state", "reporting country"],
  country_name: ["country name"],
  year: ["period", "time"],
  value: ["count", "number of persons", "txtvalue"],
  unit: ["unit of measurement"],
  source: ["sources"],
};

/** The columns of a register as an import may fill them, with the words by which files name them. */
export function importFields(definition: RegisterDefinition): readonly ImportField[] {
  const columns = new Map(fieldColumns(definition).map((column) => [column.name, column]));
  const required = new Set(requiredColumns(definition).map(({ name }) => name));
  return readableColumns(definition).map((name) => {
    const column = columns.get(name);
    const labels: Record<string, string>[] = LOCALES.map((locale) => catalogueOf(locale).registers.fields);
    return {
      name,
      required: required.has(name),
      labels:
        column && column.list === null
          ? labels.flatMap((own) => own[column.field.label ?? column.field.name] ?? [])
          : [],
      aliases: ALIASES[name] ?? [],
    };
  });
}

/** Takes a file apart and finds its table. Never throws on a bad file: problems are collected. */
export async function readLayout(
  ctx: Ctx,
  definition: RegisterDefinition,
  bytes: Buffer,
  choices: LayoutChoices,
): Promise<Layout> {
  const file = await readFile(bytes, choices);
  const fields = importFields(definition);
  const profiles = SHIPPED_PROFILES.filter(({ kind }) => kind === definition.key);
  const names = [...knownNames(fields), STATUS_COLUMN, ...profiles.flatMap(({ headers }) => headers.flat())];
  const sheet = file.sheets[choices.sheet ?? likeliestSheet(file, names) ?? -1] ?? null;
  const header =
    sheet === null
      ? null
      : choices.headerLine === undefined
        ? guessHeader(sheet, names)
        : headerAt(sheet, choices.headerLine);
  const known = header && (await knownLayout(ctx, definition.key, header.names));
  const guessed = guessMapping(header?.names ?? [], fields).mapping;
  const { constants, ...mapping } = choices.mapping ?? known?.mapping ?? guessed;
  const found = sheet === null ? { notices: [], problems: [] } : headerFindings(header);
  const status = header?.names.find((name) => name.toLowerCase() === STATUS_COLUMN);
  return {
    file,
    sheet,
    header,
    mapping: { ...mapping, constants: { ...constants, ...choices.constants } },
    words: known?.words ?? {},
    elsewhere: known?.elsewhere ?? {},
    profile: known
      ? { title: known.title, by: known.kept?.by ?? null, version: known.kept?.version ?? 0 }
      : null,
    notices: [
      ...file.notices.map((found) =>
        found.code === "sheet_chosen"
          ? { ...found, values: { ...found.values, sheet: sheet?.name ?? "" } }
          : found,
      ),
      ...found.notices,
      ...(status === undefined ? [] : [notice("status_not_taken", { column: status })]),
    ],
    problems: [...file.problems, ...found.problems],
  };
}

/** Of the sheets that may be read unasked, the one with the most names that are known; of equal ones the first. */
function likeliestSheet({ sheets, chosen }: ReadFile, names: readonly string[]): number | null {
  let best = { place: chosen, known: 0 };
  sheets.forEach((sheet, place) => {
    if (sheet.isHidden) return;
    const known = guessHeader(sheet, names)?.known ?? 0;
    if (known > best.known) best = { place, known };
  });
  return best.place;
}

/** What nobody can be asked about where a command reads a file: another encoding, lines above, columns left over. */
export function strictProblems({ file, sheet, header, mapping, profile }: Layout): readonly Problem[] {
  if (!sheet || !header) return [];
  const encoding = file.notices.some(({ code }) => code === "encoding");
  const first = sheet.lines.find(({ cells }) => cells.some((cell) => cell !== ""));
  const isAbove = profile === null && first !== undefined && header.line > first.line;
  const unread = header.names.filter(
    (name, index) => name !== "" && mapping.fields[index] === null && name.toLowerCase() !== STATUS_COLUMN,
  );
  return [
    ...(encoding ? [problem("file_encoding", {}, { encoding: file.encoding ?? "" })] : []),
    ...(isAbove ? [problem("header_not_first", { line: header.line })] : []),
    ...(profile === null
      ? unread.map((column) => problem("column_not_read", { line: header.line, column }))
      : []),
  ];
}

/** How the last file of this layout was read; shipped layouts are known to everybody. */
async function knownLayout(ctx: Ctx, kind: string, names: readonly string[]) {
  if (can(ctx.actor, "import_profile.keep", { kind: "installation" })) return profileFor(ctx, kind, names);
  const shipped = shippedProfile(kind, names);
  return shipped ? { ...shipped, kept: null } : null;
}

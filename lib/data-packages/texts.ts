/** What goes with the data of a package: how to read it, how to cite it, and what may be done with it. Pure. */
import { createTranslator } from "use-intl/core";
import { codeIn, formatCount, formatDay, formatList } from "@/lib/i18n/format";
import { LOCALES, type Locale } from "@/lib/i18n/locales";
import { catalogueOf } from "@/lib/i18n/messages/catalogues";
import { tableFile } from "./data-files";
import type { PackagedRelease } from "./release-columns";
import type { PackageTable } from "./table";
import type { ArchivedFile } from "./zip";

/** A release that is left out, because two people sealed it; `on` is a day. */
export type SealedOut = { readonly code: string; readonly on: string; readonly sha256: string };

/** What the texts of a package speak of. `dayOf` gives the day of an instant in the programme's zone. */
export type Packed = {
  readonly name: string;
  readonly programme: string;
  readonly releases: readonly PackagedRelease[];
  readonly sealed: readonly SealedOut[];
  readonly tables: readonly PackageTable[];
  readonly dayOf: (instant: string) => string;
};

const READING = ["exposure", "lowered", "empty", "editions", "noRank", "csv", "workbook"] as const;

/** One sentence by which to cite a release. */
export function citationOf(
  { programme, dayOf }: Pick<Packed, "programme" | "dayOf">,
  { document, sha256 }: PackagedRelease,
): string {
  const { code, country, round, publishedAt, purpose } = document;
  const { banner } = catalogueOf("en").common;
  const notice = purpose === "real" ? "" : ` ${banner[purpose]}`;
  return `${programme}: ${country.name}, ${round.title}. Release ${code}, published ${dayOf(publishedAt)}. SHA-256 ${sha256}.${notice}`;
}

const licenceFile = (locale: Locale): string => `LICENCE.${locale}.txt`;

/** The texts of a package as files, in every language of the product. */
export function textFiles(packed: Packed): readonly ArchivedFile[] {
  const file = (name: string, lines: readonly string[]): ArchivedFile => ({
    name,
    bytes: Buffer.from(`${lines.join("\n")}\n`),
  });
  return [
    ...LOCALES.map((locale) => file(`README.${locale}.txt`, readMe(locale, packed))),
    ...LOCALES.map((locale) => file(licenceFile(locale), licence(locale, packed))),
    file(
      "CITATION.txt",
      packed.releases.map((release) => citationOf(packed, release)),
    ),
  ];
}

function wordsOf(locale: Locale) {
  return createTranslator({ locale, messages: catalogueOf(locale) });
}

function licence(locale: Locale, { programme }: Packed): readonly string[] {
  const t = wordsOf(locale);
  return [t("dataPackage.licenceTitle"), "", t("dataPackage.licence", { programme })];
}

function readMe(locale: Locale, packed: Packed): readonly string[] {
  const t = wordsOf(locale);
  const { releases, sealed, tables, name, dayOf } = packed;
  const purposes = new Set(releases.map(({ document }) => document.purpose));
  const { banner } = catalogueOf(locale).common;
  const part = (title: string, lines: readonly string[]) =>
    lines.length === 0 ? [] : ["", title, ...lines.map((line) => `- ${line}`)];
  return [
    t("dataPackage.title", { name: codeIn(locale, name) }),
    ...(["illustrative", "practice"] as const).flatMap((one) => (purposes.has(one) ? [banner[one]] : [])),
    "",
    t("dataPackage.what"),
    ...part(
      t("dataPackage.releases"),
      releases.map(({ document: { code, country, round, publishedAt, statements } }) =>
        [
          t("dataPackage.release", {
            code: codeIn(locale, code),
            country: country.name,
            round: round.title,
            day: formatDay(locale, dayOf(publishedAt)),
          }),
          t(`dataPackage.stateComment.${statements.stateComment.code}`),
        ].join(" "),
      ),
    ),
    ...part(
      t("dataPackage.sealedTitle"),
      sealed.map(({ code, on, sha256 }) =>
        t("dataPackage.sealed", { code: codeIn(locale, code), day: formatDay(locale, on), sha256 }),
      ),
    ),
    ...part(
      t("dataPackage.tablesTitle"),
      tables.map((table) => tableLine(t, locale, table)),
    ),
    ...part(t("dataPackage.readingTitle"), [
      ...READING.map((key) => t(`dataPackage.reading.${key}`)),
      t("common.unpublishedSources"),
    ]),
    ...part(t("dataPackage.checkTitle"), [t("dataPackage.check")]),
    ...part(t("dataPackage.citeTitle"), [
      t("dataPackage.cite", {
        files: formatList(
          locale,
          LOCALES.map((one) => codeIn(locale, licenceFile(one))),
        ),
      }),
    ]),
  ];
}

function tableLine(t: ReturnType<typeof wordsOf>, locale: Locale, { name, rows }: PackageTable): string {
  const meanings: Readonly<Record<string, string>> = catalogueOf(locale).dataPackage.tables;
  return t("dataPackage.table", {
    file: codeIn(locale, tableFile(name)),
    meaning: meanings[name] ?? "",
    count: rows.length,
    shown: formatCount(locale, rows.length),
  });
}

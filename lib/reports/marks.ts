/** What every sheet says: sheets are copied and passed on one by one. Pure. */
import type { RoundPurpose } from "@/db/enums";
import type { Text } from "./model";
import type { Words } from "./words";

/** What the installation says on every report. */
export type Imprint = {
  readonly isDemonstration: boolean;
  /** The name of the programme as an administrator gave it; null until then. */
  readonly programme: string | null;
};

/** The mark of a report: what is its own, then what holds for the whole installation and round; null where nothing has to be said. */
export function marked(
  { t, said }: Words,
  own: readonly string[],
  { isDemonstration, purpose }: Pick<Imprint, "isDemonstration"> & { readonly purpose: RoundPurpose },
): Text | null {
  const marks = [
    ...own,
    ...(isDemonstration ? [t("common.banner.demonstrationShort")] : []),
    ...(purpose === "real" ? [] : [t(`common.banner.${purpose}`)]),
  ];
  return marks.length === 0 ? null : said(marks.join(" "));
}

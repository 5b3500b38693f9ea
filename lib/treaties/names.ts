import data from "./data/treaty-names.json" with { type: "json" };
import type { Treaty } from "./status";

/** What people call a treaty, full titles first, with the language of each name. */
export type TreatyName = { language: string; name: string };

/** The treaties with their number in chapter and order of the depositary, and with their names. */
export const TREATY_NAMES: Readonly<Record<Treaty, { number: string; names: readonly TreatyName[] }>> = data;

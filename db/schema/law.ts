import { sql } from "drizzle-orm";
import { boolean, check, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import {
  lawElementEnum,
  lawElementValueEnum,
  lawKindEnum,
  lawRoleEnum,
  lawStatusEnum,
  reformEventKindEnum,
} from "./_code-lists";
import { instant } from "./_columns";
import { country, entryId, ofEntry, position } from "./_register";
import { users } from "./user";

/** One text of a law; an amended text is a law of its own that says what it amends. A bill has the status draft. */
export const laws = pgTable(
  "laws",
  {
    entryId: entryId(),
    country: country().notNull(),
    lawTitle: text().notNull(),
    /** The title in English where the law has none in it. */
    englishTitle: text(),
    number: text(),
    kind: lawKindEnum().notNull(),
    lawStatus: lawStatusEnum().notNull(),
    role: lawRoleEnum().notNull(),
    /** Partial dates in EDTF. */
    adoptedOn: text(),
    inForceOn: text(),
    repealedOn: text(),
    link: text(),
    /** Whether the elements were read in the language of the law or in a translation that was checked. */
    translationChecked: boolean().notNull(),
  },
  (t) => [
    index("laws_country_index").on(t.country),
    check("laws_in_force_has_day", sql`${t.lawStatus} not in ('in_force') or ${t.inForceOn} is not null`),
    check("laws_repealed_has_day", sql`${t.lawStatus} <> 'repealed' or ${t.repealedOn} is not null`),
  ],
);

/** One element of the definition or of what goes with it, as a person read it in the law. */
export const lawElements = pgTable(
  "law_elements",
  {
    entryId: ofEntry(),
    position: position(),
    element: lawElementEnum().notNull(),
    value: lawElementValueEnum().notNull(),
    article: text(),
    /** One sentence at most. */
    quotation: text(),
    /** Who read it as it stands here; null where a file or a job brought it. */
    readerId: uuid().references(() => users.id),
    secondReaderId: uuid().references(() => users.id),
    secondReadAt: instant(),
  },
  (t) => [
    primaryKey({ columns: [t.entryId, t.element] }),
    check("law_elements_second_reader", sql`(${t.secondReaderId} is null) = (${t.secondReadAt} is null)`),
    check(
      "law_elements_second_reader_is_another",
      sql`${t.secondReaderId} is null or ${t.secondReaderId} is distinct from ${t.readerId}`,
    ),
    check(
      "law_elements_covered_has_article",
      sql`${t.value} not in ('covered', 'covered_wider', 'partly') or ${t.article} is not null`,
    ),
  ],
);

/** What happened to a law and when: the time line of law reform. */
export const reformEvents = pgTable(
  "reform_events",
  {
    entryId: ofEntry(),
    position: position(),
    kind: reformEventKindEnum().notNull(),
    /** Partial date in EDTF. */
    happenedOn: text().notNull(),
    remark: text(),
  },
  (t) => [primaryKey({ columns: [t.entryId, t.position] })],
);

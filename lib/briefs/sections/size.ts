/** How much of each part a paper takes: letters of a text, items of a list. */
export type Size = {
  /** Letters of the name of a round or a country. */
  readonly name: number;
  /** Letters of the title of an indicator, of a subject, of a name among others. */
  readonly title: number;
  /** Letters of a sentence of the edition and of what people typed. */
  readonly text: number;
  readonly levels: number;
  readonly contested: number;
  /** Names in one line. */
  readonly names: number;
};

/** What fits one sheet. */
export const BRIEF_SIZE: Size = { name: 60, title: 90, text: 180, levels: 3, contested: 3, names: 3 };
/** What fits two sheets beside the figures of a country. */
export const COUNTRY_SIZE: Size = { name: 120, title: 120, text: 400, levels: 8, contested: 6, names: 12 };
/** A brief names so many letters. */
export const LETTERS_MAX = 3;

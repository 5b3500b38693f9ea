/** Cues of Arabic. It has no capitals, so that what looks like a name is told by the word before it. Pure. */
import type { NameCue } from "./cue";
import { ARABIC_GIVEN_NAMES } from "./given-names";

const WORD = String.raw`[\u0621-\u064A\u064B-\u0652]{2,}`;
/** A second name may be led by a word for descent, which is no name alone. */
const MORE = `(?: (?:(?:بن|بنت|ابن|أبو|ابو|أبي|آل|عبد|ولد|أم|ام) )?${WORD})`;
/** An office; the given name أمينة is the word for a secretary only where it carries an article or is general. */
const OFFICE =
  /^(?:(?:ال)?(?:رئيس|وزير|سفير|مدير|نائب|قاضي|مقرر|حاكم|محافظ|ممثل|مفوض)|ال[أا]مين|[أا]مين(?!ة)|[أا]مينة (?:ال)?(?:عام|سر|صندوق))/u;
/** What carries a name and is nobody. */
const NAMED_THING = "منظمة|جمعية|مؤسسة|شبكة|عملية|مدينة|قرية|بلدة|منطقة|حملة|لجنة|هيئة|مبادرة|شركة|دولة|مادة";
const START = String.raw`(?<![\u0621-\u0652])`;

/** Given names with every way to write their alif and their last letter. */
const GIVEN = ARABIC_GIVEN_NAMES.replaceAll(/[أإآا]/gu, "[أإآا]")
  .replaceAll(/ة(?=\||$)/gu, "[ةه]")
  .replaceAll(/ى(?=\||$)/gu, "[ىي]");

const arabic = (before: string, name: string): NameCue => ({
  pattern: new RegExp(`${START}(?:و|ل|ب)?(?:${before})(${name})`, "gu"),
  isRefused: (found) => OFFICE.test(found),
});

export const ARABIC: readonly NameCue[] = [
  arabic("(?:السيد|السيدة|الآنسة|الانسة) ", `${WORD}${MORE}?`),
  arabic(
    `(?<!(?:${NAMED_THING}) )(?:(?:ال)?مدعوة?|اسمها|اسمه|تُدعى|تدعى|يُدعى|يدعى) `,
    `(?:${GIVEN})(?![\\u0621-\\u0652])${MORE}?|${WORD}${MORE}?`,
  ),
  arabic(
    "(?:(?:ال)?(?:فتاة|طفلة|طفل|فتى|امرأة|شابة|شاب|ضحية|مواطنة|مواطن|قاصر|شاهدة|شاهد|ناجية|ناج|سيدة|سيد)|المرأة|الناجي)،? ",
    `(?:${GIVEN})(?![\\u0621-\\u0652])${MORE}?`,
  ),
  arabic(
    "(?:الضحية|الناجية|الناجي|الشاهدة|الشاهد|القاصر)[:،]? ",
    String.raw`[\u0621-\u064A]\. ?[\u0621-\u064A]\.?`,
  ),
];

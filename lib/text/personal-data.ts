/**
 * Notices what may tell who or where a person is: names behind a word that announces one, initials of victims, numbers
 * of documents, days of birth, telephone numbers, e-mail addresses, houses, positions. A hint and no proof: it knows
 * cues of the six UN languages and few names, so that a name without a cue passes and a public person is noticed too.
 * Pure, and safe in the browser.
 */
import { parsePhoneNumberFromString } from "libphonenumber-js/min";
import { regexes } from "zod/mini";
import { namesIn } from "./name-cues";
import { birthsIn, documentsIn, positionsIn, streetAddressesIn } from "./trace-cues";

export const PERSONAL_KINDS = [
  "name",
  "document",
  "birth",
  "telephone",
  "email",
  "address",
  "position",
] as const;
/** What was noticed, as it stands in the text. */
export type PersonalTrace = { readonly kind: (typeof PERSONAL_KINDS)[number]; readonly text: string };

/** Each word, with what stands behind its sign of an address: a pattern that asked for the sign would begin again at every letter. */
const ADDRESS = /[\w.'+-]+(@[\w.-]+)?/g;
const AROUND_ADDRESS = /^[.'+-]+|(?<![.'-])[.'-]+$/g;
/** The plus or the 00 of an international number. Figures group their digits by commas, which end a candidate. */
const INTERNATIONAL =
  /(?<![\p{Nd}+.,/-])(?:[+\uFF0B]|00)[ (]{0,2}\p{Nd}(?:[ ().\u00A0-]{0,2}\p{Nd}){7,16}(?![\p{Nd}/])/gu;
const TELEPHONE_CUE =
  /(?:\b(?:tel|phone|telephone|mobile|cell|whatsapp|telegram|viber|fax|t[ée]l[ée]phone|portable|tel[ée]fono|m[óo]vil|celular)\b|(?<!\p{L})(?:тел|телефон\p{L}*|моб|ватсап)(?!\p{L})|(?:هاتف|الهاتف|جوال|الجوال|تلفون|موبايل|واتساب|电话|電話|手机|手機|微信))/iu;
const CUE_LINK =
  /(?:[\s.:：°º()#-]|number|no|n|num[ée]ro|número|is|est|es|номер\p{L}*|رقمه|رقمها|رقم|هو|号码|號碼|是|为){0,8}/u;
const LOCAL = /\+?\p{Nd}(?:[ ().\u00A0-]{0,2}\p{Nd}){5,14}(?![\p{Nd}/])/u;
const AFTER_CUE = new RegExp(`${TELEPHONE_CUE.source}${CUE_LINK.source}(${LOCAL.source})`, "giu");
/** Emergency and help lines have three to six digits and belong to nobody. */
const LOCAL_MIN = 7;
const NATIONAL_MIN = 8;
const TWO_YEARS = /^(?:19|20)\p{Nd}{2}[ -]+(?:19|20)\p{Nd}{2}$/u;

function plainDigits(text: string): string {
  return text.replace(/[\u0660-\u0669\u06F0-\u06F9]/g, (digit) => String(digit.charCodeAt(0) & 0xf));
}

function emailAddressesIn(text: string): string[] {
  const found: string[] = [];
  for (const [word, domain] of text.matchAll(ADDRESS)) {
    if (domain !== undefined) found.push(word.replace(AROUND_ADDRESS, ""));
  }
  return found.filter((address) => regexes.email.test(address));
}

/** Numbering plans change, so that a number of a plan that ended counts where a country has its first digits. */
function isInternational(found: string): boolean {
  const number = parsePhoneNumberFromString(plainDigits(found).replace(/^(?:\uFF0B|00)/, "+"));
  return number !== undefined && (number.isPossible() || number.nationalNumber.length >= NATIONAL_MIN);
}

function telephonesIn(text: string): string[] {
  const international = [...text.matchAll(INTERNATIONAL)]
    .map(([found]) => found.trim())
    .filter(isInternational);
  const local = [...text.matchAll(AFTER_CUE)]
    .map(([, found = ""]) => found.trim())
    .filter((found) => plainDigits(found).replace(/\D/g, "").length >= LOCAL_MIN && !TWO_YEARS.test(found));
  return [...international, ...local];
}

const NOTICING: Readonly<Record<(typeof PERSONAL_KINDS)[number], (text: string) => readonly string[]>> = {
  name: namesIn,
  document: documentsIn,
  birth: birthsIn,
  telephone: telephonesIn,
  email: emailAddressesIn,
  address: streetAddressesIn,
  position: positionsIn,
};

/** Everything noticed in a text, each once, in the order of the kinds: names first. */
export function personalTracesIn(text: string): readonly PersonalTrace[] {
  const traces = PERSONAL_KINDS.flatMap((kind) =>
    NOTICING[kind](text).map((found) => ({ kind, text: found })),
  );
  const seen = new Set<string>();
  return traces.filter(({ text: found }) => !seen.has(found) && seen.add(found));
}

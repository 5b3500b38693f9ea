/** What tells who or where a person is beside names: numbers of documents, days of birth, addresses, positions. Pure. */

const NOT_BEFORE = String.raw`(?<![\p{L}\p{N}])`;

/** What stands between a word and its number: at most a few signs and words for "number". */
const NUMBER_LINK = String.raw`(?:[\s.:：#(-]|№|n[°º]|n[uú]mero|num[ée]ro|number|nr|no|номер|серия|رقمه|رقمها|رقم|号码|號碼|号|為|为|是){0,6}`;
const DOCUMENT = new RegExp(
  `(?:${NOT_BEFORE}(?:passports?|passeports?|pasaportes?|паспорт\\p{Ll}{0,2}|identity (?:card|document)s?|ID(?: card)?|national ID|residence permit|driving licen[cs]e|carte (?:nationale )?d['’]identité|CNI|titre de séjour|documento de identidad|c[ée]dula|DNI|удостоверени\\p{Ll}{1,2}(?: личности)?|(?:ال)?جواز(?: ال?سفر)?|(?:بطاقة )?(?:ال)?هوية)|护照|護照|身份证|身份證)${NUMBER_LINK}([A-Z\\p{Nd}][A-Z\\p{Nd}-]{4,19})(?![\\p{L}\\p{N}/])`,
  "giu",
);
/** A number of a document has at least as many digits; a year has fewer. */
const DOCUMENT_DIGITS = 5;

const DAY = String.raw`\p{Nd}{1,2}(?:st|nd|rd|th|er|º)?`;
const YEAR = String.raw`(?:1[89]|20|[١۱]\p{Nd}|[٢۲]\p{Nd})\p{Nd}{2}`;
const MONTH = String.raw`[\p{L}\p{M}]{3,12}\.?`;
const DATE = [
  `${DAY}[ .](?: ?de | ?of )?${MONTH},?(?: de | del )? ?${YEAR}`,
  `${MONTH} ${DAY},? ${YEAR}`,
  String.raw`\p{Nd}{1,2} ?[./-] ?\p{Nd}{1,2} ?[./-] ?(?:${YEAR}|\p{Nd}{2})(?!\p{Nd})`,
  String.raw`${YEAR}[./-]\p{Nd}{1,2}[./-]\p{Nd}{1,2}`,
  String.raw`${YEAR} ?年 ?\p{Nd}{1,2} ?月 ?\p{Nd}{1,2} ?日`,
].join("|");
const BIRTH = new RegExp(
  `(?:${NOT_BEFORE}(?:born|date of birth|birth ?date|d\\.?o\\.?b\\.?|née?s?|date de naissance|nacid[oa]s?|nació|fecha de nacimiento|родил(?:ся|ась|ись)|дата рождения|(?:من )?مواليد|(?:و)?[وُ]{1,2}لدت?|تاريخ (?:ال)?(?:ميلاد|ولادة))|生于|出生于|出生日期|生於|出生於)[\\s:,：(]{0,3}(?:(?:on|the|le|el|is|was|день|يوم|في|بتاريخ|عام|为|是)[\\s:]{1,2}){0,2}(${DATE})`,
  "giu",
);

const WORD = String.raw`\p{Lu}[\p{L}\p{M}'’-]{0,30}`;
const STREETS: readonly RegExp[] = [
  // A year before the name of a street is no number of a house.
  new RegExp(
    `${NOT_BEFORE}((?!(?:19|20)\\p{Nd}{2} )\\p{Nd}{1,4}[A-Za-z]?,? ${WORD}(?: ${WORD}){0,3} (?:Street|St\\.|Road|Rd\\.?|Avenue|Ave\\.?|Lane|Drive|Boulevard|Blvd\\.?|Crescent)(?!\\p{L}))`,
    "gu",
  ),
  new RegExp(
    `${NOT_BEFORE}((?!(?:19|20)\\p{Nd}{2} )\\p{Nd}{1,4}(?: bis| ter)?,? (?:rue|avenue|boulevard|impasse|allée|chemin|ruelle) (?:(?:de|du|des|la|le|les|l['’]) ?){0,2}${WORD})`,
    "gu",
  ),
  new RegExp(
    `${NOT_BEFORE}((?:[Cc]alle|[Aa]venida|[Aa]v\\.|[Cc]arrera|[Pp]asaje) (?:(?:de|del|la|las|los|el) ){0,2}${WORD}(?: ${WORD}){0,3},? (?:n[.º°úumero]{0,6} ?)?#? ?\\p{Nd}{1,4}(?!\\p{Nd}))`,
    "gu",
  ),
  new RegExp(
    `${NOT_BEFORE}((?:ул\\.|улица|улице|просп\\.|проспект|пер\\.|переулок) ?${WORD}(?: ${WORD}){0,2},? (?:д\\.|дом) ?\\p{Nd}{1,4})`,
    "gu",
  ),
  /((?:شارع|زقاق) [\u0621-\u0652]{2,15}(?: [\u0621-\u0652]{2,15}){0,3}[،,]? (?:رقم|بناية|مبنى|منزل|شقة) ?\p{Nd}{1,4})/gu,
  /(\p{Script=Han}{1,8}(?:路|街|巷|弄|胡同) ?\p{Nd}{1,4} ?[号號])/gu,
];

/** Four places behind the point are a few metres; figures and rates have fewer. */
const DECIMAL = String.raw`[-−+]?\p{Nd}{1,3}[.٫]\p{Nd}{4,10}`;
const POSITIONS: readonly RegExp[] = [
  new RegExp(
    String.raw`(?<![\p{Nd}.,])(${DECIMAL} ?°? ?[NS]?[,;،/]? ?${DECIMAL} ?°? ?[EWO]?)(?!\p{Nd}|\.\p{Nd})`,
    "gu",
  ),
  /(\p{Nd}{1,3} ?° ?\p{Nd}{1,2}(?:[.,]\p{Nd}{1,6})? ?['′’](?: ?\p{Nd}{1,2}(?:[.,]\p{Nd}{1,6})? ?(?:["″”]|''))? ?[NSEWO])/gu,
];

function foundBy(pattern: RegExp, text: string): string[] {
  return [...text.matchAll(pattern)].map(([, found = ""]) => found.trim());
}

/** Numbers behind the word for a passport or a card of identity. */
export function documentsIn(text: string): string[] {
  return foundBy(DOCUMENT, text).filter((found) => found.replace(/\P{Nd}/gu, "").length >= DOCUMENT_DIGITS);
}

/** Days of birth; a year of birth alone tells nobody from others. */
export function birthsIn(text: string): string[] {
  return foundBy(BIRTH, text);
}

/** Houses in streets. */
export function streetAddressesIn(text: string): string[] {
  return STREETS.flatMap((pattern) => foundBy(pattern, text));
}

/** Positions on the Earth, nearer than a town. */
export function positionsIn(text: string): string[] {
  return POSITIONS.flatMap((pattern) => foundBy(pattern, text));
}

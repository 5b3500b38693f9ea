/** Words that announce the name of a person, by script. Pure, and safe in the browser. */

/** A capitalised word; `O'Neil`, `Diallo-Bah` and `N'Guessan` are one. */
const CAPITALISED = String.raw`\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{L}[\p{L}\p{M}]*)*`;
const FULL_NAME = `${CAPITALISED}(?: ${CAPITALISED}){1,2}`;
const SHORT_NAME = `${CAPITALISED}(?: ${CAPITALISED}){0,2}`;
const INITIALS = String.raw`(?:\p{Lu}\. ?){2,3}(?!\p{L})`;
const START = String.raw`(?<![\p{L}\p{M}\p{N}.])`;

/** One who holds an office is addressed by it; organisations and laws carry the words too. */
const NO_NAME =
  /^(?:President|Prime|Vice|Minister|Ministre|Ministro|Ministra|Secretary|Secretario|Secrétaire|Director|Directeur|Directrice|Chair\p{L}*|Speaker|Justice|Judge|Juge|Juez|Ambassador|Ambassad\p{L}+|Embajador\p{L}*|Président\p{L}*|Presidente|Presidenta|Representante|Représentant\p{L}*|Procureur\p{L}*|Fiscal|Maire|Mayor|Governor|Préfet|General|Général\p{L}*|Président|Президент\p{L}*|Министр\p{L}*|Посол|Генеральн\p{L}*|Председател\p{L}*)$/u;
/** What stands behind the word for a victim in names of laws, offices and programmes. */
const NO_VICTIM =
  /^(?:Acts?|Laws?|Code|Fund|Support|Protection|Assistance|Identification|Referral|Services?|Unit|Centre|Center|Compensation|Witness|Programme|Program|Rights|Charter|Convention|Commission|Commissioner|Advocates?|Care|Notification|Network|Navigator|Coordination|Trust|Board|Office|Protocol|Ley|Loi|Fonds|Fondo|Leadership|Council|Advisory|Empowerment|Statements?|Impact|Liaison|Officers?|Committee|Shelters?|Recovery|Directive|Status|Hotline|Helpline|Database|Case|Management|System|Bill|Guidelines|Handbook|Toolkit|Security|Justice|Information|Identity|Specialists?|Framework|Policy|Relations|Participation|Engagement|Agency|Ministry|Court|Division|Section|Department|Groups?|Association|Foundation|Federal|National|Convenio|Comisión|Unidad|Centro|Oficina|Asistencia|Atención|Protección|Commissaire|Aide|Bureau|Unité)$/u;

/** Who is called by a title of an order carries it before the name; so do works and bodies. */
const NO_TITLE =
  /^(?:Act|Agenc\p{L}+|Cit\p{L}+|Organi\p{L}+|Compan\p{L}+|Compañ\p{L}+|Countr\p{L}+|Tongue|Ships?|Nature|Earth|Courts?|Nations?|States?|Projects?|Schools?|Churches|Language|Day|House|Republic)$/u;

type Cue = { readonly pattern: RegExp; readonly refused?: RegExp };

const latin = (cue: string, name: string, refused?: RegExp): Cue => ({
  pattern: new RegExp(`${START}(?:${cue})(${name})`, "gu"),
  ...(refused === undefined ? {} : { refused }),
});

const PERSON =
  "girl|boy|woman|man|child|victim|survivor|person|witness|suspect|trafficker|minor|worker|student|client|complainant|defendant|daughter|son|sister|brother|mother|father|wife|husband";
const PERSONNE =
  "fille|garçon|femme|homme|enfant|victime|survivante?|personne|témoin|suspecte?|trafiquante?|mineure?|jeune|plaignante?|prévenue?|mère|père|sœur|frère";
const PERSONA =
  "niña|niño|mujer|hombre|víctima|sobreviviente|persona|testigo|sospechos[oa]|tratante|menor|joven|denunciante|acusad[oa]|madre|padre|hermana|hermano|hija|hijo";

/** The same words, each also with a capital, as they stand where a sentence begins. */
function orCapital(words: string): string {
  return words.replace(/(?<![\p{L}?\][])\p{Ll}/gu, (letter) => `[${letter.toUpperCase()}${letter}]`);
}

const LATIN: readonly Cue[] = [
  latin(
    String.raw`(?:Mr|Mrs|Ms|Mx|Dr)\.? |Miss |Mme |Mlle |Melle |M\. |MM\. |Sra?\. |Srta\. |Doña |Don `,
    SHORT_NAME,
    NO_NAME,
  ),
  latin(
    "(?:Sister|Brother|Father|Mother|Reverend|Pastor|Imam|Sheikh|Nurse|Sœur|Frère|Père|Sor|Hermana|Hermano|Padre) |(?:Rev|Prof|Fr)\\. ",
    SHORT_NAME,
    NO_TITLE,
  ),
  latin(
    `(?:${orCapital(PERSON)}),? (?:who (?:is|was) )?(?:named|called|known as|by the name of) `,
    SHORT_NAME,
  ),
  latin("(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|victim's|child's) (?:full |real )?name (?:is|was) ", SHORT_NAME),
  latin(
    `(?:${orCapital(PERSONNE)}),? (?:nommée?|prénommée?|appelée?|du nom de) |(?:la |le )?(?:dénommée?|surnommée?) `,
    SHORT_NAME,
  ),
  latin("(?:(?:qui )?s['’]appel(?:le|ait)|son nom (?:est|était)|son prénom (?:est|était)) ", SHORT_NAME),
  latin(
    `(?:${orCapital(PERSONA)}),? (?:llamad[oa]|de nombre|apellidad[oa]|identificad[oa] como) |(?:que )?se llama(?:ba)? |su nombre (?:es|era) `,
    SHORT_NAME,
  ),
  latin(
    `(?:${orCapital("victims?|survivors?|complainant|victimes?|survivantes?|plaignante?|víctimas?|sobrevivientes?|denunciante")}),? (?:était |fue |was |is )?`,
    FULL_NAME,
    NO_VICTIM,
  ),
  latin(
    "(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Cc]omplainant|[Mm]inor|[Gg]irl|[Bb]oy|[Cc]hild|[Vv]ictime|[Ss]urvivante?|[Tt]émoin|[Mm]ineure?|[Vv]íctima|[Tt]estigo|[Mm]enor),? ",
    INITIALS,
  ),
];

const CYRILLIC: readonly Cue[] = [
  latin(
    String.raw`(?:г-н|г-жа|г-на|г-жу|г-же|г-ну|[Гг]осподин\p{Ll}{0,2}|[Гг]оспож\p{Ll}{1,2}) |[Гг]ражданин(?:а|у|ом)? |[Гг]ражданк(?:а|и|у|е|ой) `,
    SHORT_NAME,
    /^(?:Президент|Министр|Посол|Председател|Росси|Нигери|Бенин|Того|Ливан|Филиппин|Украин|Молдов|Республик|Казахстан|Узбекистан)\p{L}*$/u,
  ),
  latin("по имени |по фамилии |[Ее][её] зовут |[Ее]го зовут |звали ", SHORT_NAME),
  latin(
    String.raw`(?:[Пп]отерпевш(?:ая|ей|ую|ий|его|ему)|[Пп]острадавш(?:ая|ей|ую|ий|его)|[Жж]ертв(?:а|ы|у|е|ой)|[Сс]видетел\p{Ll}{1,3}),? `,
    `(?:${INITIALS}|${FULL_NAME})`,
  ),
  // A surname with the initials of given name and patronymic stands so in the files of courts.
  latin(
    "",
    String.raw`\p{Script=Cyrillic}\p{Ll}+(?:ов|ев|ёв|ин|ова|ева|ёва|ина|ын|ына|ко|ук|юк) \p{Lu}\. ?\p{Lu}\.`,
  ),
];

const ARABIC_WORD = String.raw`[\u0621-\u064A\u064B-\u0652]{2,}`;
const ARABIC_OFFICE = /^(?:ال)?(?:رئيس|وزير|سفير|مدير|أمين|نائب|قاضي|مقرر|حاكم|محافظ|ممثل|مفوض)/u;
const arabic = (cue: string, name: string): Cue => ({
  pattern: new RegExp(String.raw`(?<![\u0621-\u0652])(?:و|ل|ب)?(?:${cue})(${name})`, "gu"),
  refused: ARABIC_OFFICE,
});
const ARABIC: readonly Cue[] = [
  arabic(
    "(?:السيد|السيدة|الآنسة) |(?:ال)?مدعوة? |(?:اسمها|اسمه) |(?:تُدعى|تدعى|يُدعى|يدعى) ",
    `${ARABIC_WORD}(?: ${ARABIC_WORD})?`,
  ),
  arabic(
    "(?:الضحية|الناجية|الناجي|الشاهدة|الشاهد|القاصر)[:،]? ",
    String.raw`[\u0621-\u064A]\. ?[\u0621-\u064A]\.?`,
  ),
];

/** The most common family names, as Chinese texts have no capitals that would show one. */
const SURNAME =
  "[王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何林高罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾肖田董袁潘蔡蒋蔣余于杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘谭譚陆陸汪范石廖贾賈韦韋方邹鄒熊孟秦白江阎尹薛侯雷段]";
const chinese = (before: string, name: string, after = ""): Cue => ({
  pattern: new RegExp(`${before}(${name})${after}`, "gu"),
});
const CHINESE: readonly Cue[] = [
  chinese("(?:名叫|叫做|姓名(?:是|为|:|:)?|名为|化名)", String.raw`${SURNAME}\p{Script=Han}{1,2}`),
  chinese("", `${SURNAME}某{1,2}(?!些|个|種|种)`),
  chinese("", String.raw`${SURNAME}\p{Script=Han}{0,2}(?:先生|女士|小姐)`),
  chinese(
    "(?:受害人|被害人|证人|證人|受害者)",
    String.raw`${SURNAME}\p{Script=Han}{1,2}`,
    String.raw`(?![\p{Script=Han}])`,
  ),
];

const CUES: readonly Cue[] = [...LATIN, ...CYRILLIC, ...ARABIC, ...CHINESE];

/** What stands where a name is announced, in the order of the cues. */
export function namesIn(text: string): string[] {
  return CUES.flatMap(({ pattern, refused }) =>
    [...text.matchAll(pattern)]
      .map(([, name = ""]) => name.trim())
      .filter((name) => refused === undefined || !name.split(" ").some((word) => refused.test(word))),
  );
}

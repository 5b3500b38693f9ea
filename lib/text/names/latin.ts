/** Cues of English, French and Spanish. Pure, and safe in the browser. */
import { isCountry } from "./country-names";
import { cue, FULL_NAME, INITIALS, type NameCue, refusing, SHORT_NAME } from "./cue";
import { LATIN_GIVEN_NAMES } from "./given-names";

/** One who holds an office is addressed by it; organisations and laws carry the words too. */
const OFFICE =
  /^(?:President|Prime|Vice|Minister|Ministre|Ministro|Ministra|Secretary|Secretario|Secrétaire|Director|Directeur|Directrice|Chair\p{L}*|Speaker|Justice|Judge|Juge|Juez|Ambassador|Ambassad\p{L}+|Embajador\p{L}*|Président\p{L}*|Presidente|Presidenta|Representante|Représentant\p{L}*|Procureur\p{L}*|Fiscal|Maire|Mayor|Governor|Préfet|General|Général\p{L}*|Président|Президент\p{L}*|Министр\p{L}*|Посол|Генеральн\p{L}*|Председател\p{L}*)$/iu;
/** What stands behind the word for a victim in names of laws, offices and programmes. */
const BODY =
  /^(?:Acts?|Laws?|Code|Fund|Support|Protection|Assistance|Identification|Referral|Services?|Unit|Centre|Center|Compensation|Witness|Programme|Program|Rights|Charter|Convention|Commission|Commissioner|Advocates?|Care|Notification|Network|Navigator|Coordination|Trust|Board|Office|Protocol|Ley|Loi|Fonds|Fondo|Leadership|Council|Advisory|Empowerment|Statements?|Impact|Liaison|Officers?|Committee|Shelters?|Recovery|Directive|Status|Hotline|Helpline|Database|Case|Management|System|Bill|Guidelines|Handbook|Toolkit|Security|Justice|Information|Identity|Specialists?|Framework|Policy|Relations|Participation|Engagement|Agency|Ministry|Court|Division|Section|Department|Groups?|Association|Foundation|Federal|National|Convenio|Comisión|Unidad|Centro|Oficina|Asistencia|Atención|Protección|Commissaire|Aide|Bureau|Unité|Labou?r|Offen[cs]es?|Soldiers?|Guides?|Scouts?|Online|United|International|European|African|Interpol|Europol|Union|Affairs|Welfare|Development|Bride|Report|Project|Initiative|Child|République|República|Ministère|Ministerio|Conseil|Consejo|Comité)$/iu;

/** Who is called by a title of an order carries it before the name; so do works and bodies. */
const WORK =
  /^(?:Act|Agenc\p{L}+|Cit\p{L}+|Organi\p{L}+|Compan\p{L}+|Compañ\p{L}+|Countr\p{L}+|Tongue|Ships?|Nature|Earth|Courts?|Nations?|States?|Projects?|Schools?|Churches|Language|Day|House|Republic)$/iu;

const isOffice = refusing(OFFICE);
const isWork = refusing(WORK);
const isBody = refusing(BODY);
const isBodyOrCountry = (name: string) => isBody(name) || isCountry(name);
const GIVEN = `(?:${LATIN_GIVEN_NAMES})`;
const IS_GIVEN = new RegExp(`^${GIVEN}$`, "iu");
/** An institution by its letters, or a person by one, as "victim A". */
const LETTERS_ONLY = /^\p{Lu}+$/u;
/** Places are called after persons. */
const PLACE = /^(?:San|Santa|Santo|São|Saint|Sainte|St|Ste|Villa|Port|Puerto|Lake|Mount|Ave)$/iu;

/** Behind a bare word for a person, and among capitals, stands much that is no name. */
function isNoPerson(name: string): boolean {
  if (LETTERS_ONLY.test(name) && !IS_GIVEN.test(name)) return true;
  return isOffice(name) || isWork(name) || isBodyOrCountry(name) || refusing(PLACE)(name);
}

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

const CAPITALS = String.raw`\p{Lu}{2,}(?:['’-]\p{Lu}+)*(?!\p{L})`;
const SURNAME = String.raw`\p{Lu}{3,}(?:['’-]\p{Lu}+)*(?!\p{L})`;
const GIVEN_CAPITALS = GIVEN.toUpperCase();

/** Files of courts and police write names, or family names, in capitals throughout. */
const IN_CAPITALS: readonly NameCue[] = [
  cue("", `${GIVEN_CAPITALS}(?: ${CAPITALS}){1,2}`, isNoPerson),
  cue("", String.raw`${CAPITALS}(?: ${CAPITALS})? ${GIVEN_CAPITALS}(?!\p{L})`, isNoPerson),
  cue("", `${GIVEN} ${SURNAME}`, isNoPerson),
  cue("", String.raw`${SURNAME} ${GIVEN}(?!\p{L})`, isNoPerson),
  cue(
    String.raw`(?:MRS|MISS|MME|MLLE|MADAME|MADEMOISELLE|SRA|SRTA|SEÑORA)\.? `,
    `${CAPITALS}(?: ${CAPITALS}){0,2}`,
    isOffice,
  ),
  cue(
    "(?:GIRL|BOY|WOMAN|MAN|CHILD|VICTIM|WITNESS|PERSON|FILLE|FEMME|ENFANT|VICTIME|NIÑA|NIÑO|MUJER|VÍCTIMA),? (?:NAMED|CALLED|NOMMÉE?|PRÉNOMMÉE?|APPELÉE?|LLAMAD[OA]) ",
    `${CAPITALS}(?: ${CAPITALS}){0,2}`,
  ),
];

export const LATIN: readonly NameCue[] = [
  cue(
    String.raw`(?:Mr|Mrs|Ms|Mx|Dr)\.? |Miss |(?:Mme|Mmes|Mlle|Mlles|Melle)\.? |M\. |MM\. |[Mm]adame |[Mm]ademoiselle |[Mm]onsieur |(?:la dame|le sieur|la demoiselle) |(?:Sra?|Sras|Sres|Srta)\. |[Ss]eñor(?:a|ita)? |Doña |Don `,
    SHORT_NAME,
    isOffice,
  ),
  cue(
    "(?:Sister|Brother|Father|Mother|Reverend|Pastor|Imam|Sheikh|Nurse|Sœur|Frère|Père|Sor|Hermana|Hermano|Padre) |(?:Rev|Prof|Fr)\\. ",
    SHORT_NAME,
    isWork,
  ),
  cue(
    String.raw`(?:${orCapital(PERSON)})(?:,? (?:of |aged )?\(?\p{Nd}{1,2}(?: years?(?: old| of age)?)?\)?)?,? (?:who (?:is|was) )?(?:named|called|known as|by the name of) `,
    SHORT_NAME,
  ),
  cue("(?:[Hh]is|[Hh]er|[Tt]heir|[Ww]hose|victim's|child's) (?:full |real )?name (?:is|was) ", SHORT_NAME),
  cue(
    `(?:${orCapital(PERSONNE)}),? (?:nommée?|prénommée?|appelée?|du nom de) |(?:la |le )?(?:dénommée?|surnommée?) `,
    SHORT_NAME,
  ),
  cue("(?:(?:qui )?s['’]appel(?:le|ait)|son nom (?:est|était)|son prénom (?:est|était)) ", SHORT_NAME),
  cue(
    `(?:${orCapital(PERSONA)}),? (?:llamad[oa]|de nombre|apellidad[oa]|identificad[oa] como) |(?:que )?se llama(?:ba)? |su nombre (?:es|era) `,
    SHORT_NAME,
  ),
  cue(
    `(?:${orCapital("victims?|survivors?|complainant|victimes?|survivantes?|plaignante?|víctimas?|sobrevivientes?|denunciante")}),? (?:était |fue |was |is )?`,
    FULL_NAME,
    isBodyOrCountry,
  ),
  cue(
    "(?:[Vv]ictim|[Ss]urvivor|[Ww]itness|[Cc]omplainant|[Mm]inor|[Gg]irl|[Bb]oy|[Cc]hild|[Vv]ictime|[Ss]urvivante?|[Tt]émoin|[Mm]ineure?|[Vv]íctima|[Tt]estigo|[Mm]enor),? ",
    INITIALS,
  ),
  cue(
    `(?:[Tt]he|[Aa]|[Tt]his|[Tt]hat|young|little|year-old|[Ll]a|[Ll]e|[Uu]ne?|[Cc]ett?e|jeune|[Ee]l|[Uu]na?|[Ee]sta|[Ee]ste) (?:${PERSON}|${PERSONNE}|${PERSONA}|teenager|adolescente?|petite?) |[Ll]['’](?:enfant|adolescente?) |(?:[Aa] certain|[Uu]ne certaine|[Uu]n certain|[Uu]na tal|[Uu]n tal|[Ll]e nommé|[Ll]a nommée) `,
    SHORT_NAME,
    isNoPerson,
  ),
  ...IN_CAPITALS,
];

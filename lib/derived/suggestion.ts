/** A level that follows from the registers, with everything it was made of, so that a person can accept or override it. Pure. */
import { Temporal } from "temporal-polyfill";
import { LAW_ELEMENTS } from "@/db/code-lists";
import { type Edition, levelSentence } from "@/lib/instruments/edition";
import { type DerivedLaw, deriveLevel, elementsRead, lawsRead } from "@/lib/scoring/derive";
import { statementDay, statusOnRecord } from "@/lib/treaties/record";
import type { Treaty, TreatyAct, TreatyStatus } from "@/lib/treaties/status";

/** What was read of one element, and whether a second person read it. */
export type ElementFact = { element: string; value: string; readTwice: boolean };

/** A law in force on the cut-off date. */
export type LawFact = {
  code: string;
  title: string;
  language: string;
  role: string;
  /** Partial date in EDTF. */
  inForceOn: string;
  /** False where it was read in a translation that nobody checked: all of it is unclear then. */
  translationChecked: boolean;
  elements: readonly ElementFact[];
};

/** One act of the State under a treaty. */
export type ActFact = TreatyAct & { treaty: Treaty; limiting: boolean };

/** What the registers hold of a State on a day. */
export type DerivationFacts = {
  iso3: string;
  /** YYYY-MM-DD. */
  cutOff: string;
  /** Whether the register of laws holds any law of the State, in force or not. */
  knowsLaws: boolean;
  laws: readonly LawFact[];
  acts: readonly ActFact[];
};

/** A suggested level with its inputs, as plain JSON; elements are codes. */
export type Suggestion = {
  level: number;
  /** The line of the edition that gave it, and the sentence of the level, in the edition's language. */
  text: string;
  sentence: string | null;
  treaties: readonly { treaty: Treaty; status: TreatyStatus }[];
  /** The day on which the record of the treaties that were read ends, where that is before the cut-off date. */
  recordEndsOn: string | null;
  /** Whether the level rests on acts that are absent from a record too old to say so: it is none to take as it stands. */
  mayBeHigher: boolean;
  /** Flags that change the level and that no register holds: taken as absent. */
  assumed: readonly string[];
  laws: readonly Omit<LawFact, "elements">[];
  /** Read, and covered by no law. */
  missing: readonly string[];
  /** Covered in part only, or unclear. */
  doubtful: readonly string[];
  /** Read by nobody: the level is the same whether they are covered or not. */
  unread: readonly string[];
  /** Not read by a second person in every law that was read; the unread ones among them. */
  waiting: readonly string[];
};

const UNCLEAR = "unclear";
/** A record of treaties that ends longer before the cut-off date is too old for a level that rests on what it lacks. */
const MONTHS_OF_AGE = 12;
/** The flag that the register of treaty actions holds. */
const LIMITING = "limiting_reservation";
const TREATY_NAMES: readonly Treaty[] = ["untoc", "tip_protocol", "som_protocol"];

function derivedLaw({ role, translationChecked, elements }: LawFact): DerivedLaw {
  return {
    role,
    elements: new Map(
      elements.map(({ element, value }) => [element, translationChecked ? value : UNCLEAR] as const),
    ),
  };
}

type Standing = { signedOn: string | null; depositedOn: string | null };

/** The same standing, with a deposit granted on the last day of a record that is too old to say that there is none. */
function granted(
  { status, standing }: { status: TreatyStatus; standing: Standing },
  cutOff: string,
): Standing {
  const { recordedUntil } = status;
  const current = Temporal.PlainDate.from(cutOff).subtract({ months: MONTHS_OF_AGE }).toString();
  if (recordedUntil === undefined || recordedUntil >= current || standing.depositedOn !== null)
    return standing;
  return { ...standing, depositedOn: recordedUntil };
}

/** The signature and deposit that still count on the day: none after a withdrawal. */
function standingOf(status: TreatyStatus, acts: readonly ActFact[], cutOff: string): Standing {
  if (status.kind === "withdrawn" || status.kind === "none") return { signedOn: null, depositedOn: null };
  const signed = acts.find(({ action, happenedOn }) => action === "signature" && happenedOn <= cutOff);
  return {
    signedOn: signed?.happenedOn ?? null,
    depositedOn: status.kind === "signed" ? null : status.depositedOn,
  };
}

/** The same laws, each granted the elements that nobody has read in it: it may cover every one of them. */
function unreadGranted(
  laws: readonly LawFact[],
  elements: readonly string[],
  covered: string,
): readonly DerivedLaw[] {
  return laws.map((law) => {
    const { role, elements: read } = derivedLaw(law);
    const granted = elements.map((element) => [element, covered] as const);
    return { role, elements: new Map([...granted, ...read]) };
  });
}

/**
 * The level that the edition derives for an indicator from what the registers hold. Null where it derives none, where a
 * register holds nothing of the State, and where it hangs on an element that nobody has read in a law: what was not
 * looked at is no evidence.
 */
export function suggestLevel(edition: Edition, code: string, facts: DerivationFacts): Suggestion | null {
  const rule = edition.file.derivations?.rules.find(({ indicator }) => indicator === code);
  if (!rule) return null;
  const readsLaws = rule.reads.register === "law";
  if (readsLaws ? !facts.knowsLaws : facts.acts.length === 0) return null;
  const { cutOff } = facts;
  const treaties = TREATY_NAMES.map((treaty) => {
    const acts = facts.acts.filter((act) => act.treaty === treaty);
    const status = statusOnRecord(facts.iso3, treaty, acts, cutOff);
    return { treaty, status, standing: standingOf(status, acts, cutOff) };
  });
  const flags = new Set(
    facts.acts.some(({ limiting, happenedOn }) => limiting && happenedOn <= cutOff) ? [LIMITING] : [],
  );
  const derivedBy = (laws: readonly DerivedLaw[], standings = treaties) =>
    deriveLevel(edition, code, {
      cutOff,
      laws,
      treaties: new Map(standings.map(({ treaty, standing }) => [treaty, standing] as const)),
      flags,
    });
  const asRead = facts.laws.map(derivedLaw);
  const derived = derivedBy(asRead);
  if (derived === null) return null;
  const ifDeposited = derivedBy(
    asRead,
    treaties.map((one) => ({ ...one, standing: granted(one, cutOff) })),
  );
  const [covered = ""] = edition.file.derivations?.elementValues?.covered ?? [];
  const ifRead = readsLaws
    ? derivedBy(unreadGranted(facts.laws, elementsRead(edition, code), covered))
    : derived;
  if (ifRead?.level !== derived.level) return null;
  const laws = lawsRead(edition, code, facts.laws);
  const { level, doubtful } = derived;
  const { day, isEndOfRecord } = statementDay(
    treaties.map(({ status }) => status),
    cutOff,
  );
  return {
    level,
    // Why the level stands whatever the unread elements say: nobody knows of these that they are missing.
    text: ifRead.text,
    sentence: levelSentence(edition, code, level),
    treaties: readsLaws ? [] : treaties.map(({ treaty, status }) => ({ treaty, status })),
    recordEndsOn: !readsLaws && isEndOfRecord ? day : null,
    mayBeHigher: !readsLaws && ifDeposited !== null && ifDeposited.level > level,
    assumed: assumedFlags(rule),
    laws: laws.map(({ elements: _, ...law }) => law),
    ...elementStandings(edition, code, laws, doubtful),
    doubtful: inOrder(doubtful),
  };
}

/** Elements in the order in which people read a law: acts, means, purposes, others. */
function inOrder(elements: readonly string[]): readonly string[] {
  const places = new Map<string, number>(LAW_ELEMENTS.map((element, place) => [element, place]));
  const place = (element: string) => places.get(element) ?? -1;
  return elements.toSorted((a, b) => place(a) - place(b));
}

type Rule = NonNullable<Edition["file"]["derivations"]>["rules"][number];

function assumedFlags(rule: Rule): readonly string[] {
  const read = rule.levels.flatMap(({ when }) =>
    when.flatMap((condition) => (condition.kind === "flags" ? condition.flags : [])),
  );
  return [...new Set(read)].filter((flag) => flag !== LIMITING);
}

function elementStandings(
  edition: Edition,
  code: string,
  laws: readonly LawFact[],
  doubtful: readonly string[],
): Pick<Suggestion, "missing" | "unread" | "waiting"> {
  if (laws.length === 0) return { missing: [], unread: [], waiting: [] };
  const elements = inOrder(elementsRead(edition, code));
  const rowsOf = (element: string) =>
    laws.flatMap(({ elements: rows, translationChecked }) =>
      rows.filter((row) => row.element === element).map((row) => ({ ...row, translationChecked })),
    );
  const covered = edition.file.derivations?.elementValues?.covered ?? [];
  const isCovered = (element: string) =>
    rowsOf(element).some(({ value, translationChecked }) => translationChecked && covered.includes(value));
  const unread = elements.filter((element) => rowsOf(element).length === 0);
  return {
    unread,
    missing: elements.filter(
      (element) => !unread.includes(element) && !isCovered(element) && !doubtful.includes(element),
    ),
    waiting: elements.filter(
      (element) => unread.includes(element) || rowsOf(element).some(({ readTwice }) => !readTwice),
    ),
  };
}

/** The levels that the registers suggest, by indicator, of an edition. */
export function suggestedLevels(edition: Edition, facts: DerivationFacts): ReadonlyMap<string, Suggestion> {
  return new Map(
    (edition.file.derivations?.rules ?? []).flatMap(({ indicator }) => {
      const suggestion = suggestLevel(edition, indicator, facts);
      return suggestion === null ? [] : [[indicator, suggestion] as const];
    }),
  );
}

/** Whether the level of one of these indicators follows from laws. */
export function derivesFromLaws(edition: Edition, indicators: readonly string[]): boolean {
  return (edition.file.derivations?.rules ?? []).some(
    ({ indicator, reads }) => reads.register === "law" && indicators.includes(indicator),
  );
}

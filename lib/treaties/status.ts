/** How a treaty stands for a State on a day. Pure; the rule is that of the depositary and of `domain` data 3.7. */
import { Temporal } from "temporal-polyfill";
import { TREATIES, type TREATY_ACTIONS } from "@/db/code-lists";

export type Treaty = (typeof TREATIES)[number];
/** One act of a State: what it did and on which day, YYYY-MM-DD. */
export type TreatyAct = {
  action: (typeof TREATY_ACTIONS)[number];
  happenedOn: string;
  /** The State that gave the information, where it is another one. */
  reportedBy?: string | null;
  /** The day of the depositary's table that it was read from, where that was noted. */
  readAsOf?: string | null;
};

/** What binds a State: since when, signed only, withdrawn, or neither. Days are YYYY-MM-DD. */
export type TreatyStatus = (
  | { kind: "binding"; since: string; depositedOn: string }
  /** Deposited, and not yet in force on the day that was asked about. */
  | { kind: "deposited"; from: string; depositedOn: string }
  | { kind: "signed"; signedOn: string }
  | { kind: "withdrawn"; on: string }
  | { kind: "none" }
) & {
  /** The State whose word the status is, where it is another one. */
  reportedBy?: string;
  /** The last day of the record, where it ends before the day that was asked about: later acts may be missing. */
  recordedUntil?: string;
};

/** How each treaty stands for one State. */
export type TreatyStatuses = Readonly<Record<Treaty, TreatyStatus>>;

/** The same with the names, by ISO code, of the other States whose word that is. */
export type StateTreaties = {
  statuses: TreatyStatuses;
  reporters: Readonly<Record<string, string>>;
};

/** The day on which each instrument itself entered into force (UN Treaty Collection, XVIII 12, 12-a, 12-b). */
export const IN_FORCE_ITSELF: Readonly<Record<Treaty, string>> = {
  untoc: "2003-09-29",
  tip_protocol: "2003-12-25",
  som_protocol: "2004-01-28",
};
/** Convention art. 38(2), Protocols art. 17(2) and 22(2): the thirtieth day after the deposit. */
const DAYS_AFTER_DEPOSIT = 30;
/** Convention art. 40(2), Protocols art. 19(2) and 24(2): a withdrawal takes effect after one year. */
const YEARS_UNTIL_WITHDRAWAL = 1;

const DEPOSITS: readonly string[] = ["ratification", "acceptance", "approval", "accession", "succession"];

/** The day from which a treaty binds a State that deposited on that day: thirty days later, or with the treaty itself. */
export function bindingFrom(treaty: Treaty, depositedOn: string): string {
  const own = Temporal.PlainDate.from(depositedOn).add({ days: DAYS_AFTER_DEPOSIT });
  const itself = Temporal.PlainDate.from(IN_FORCE_ITSELF[treaty]);
  return (Temporal.PlainDate.compare(own, itself) > 0 ? own : itself).toString();
}

/** How a treaty stands for a State on a day, by the acts up to that day. Their order does not matter. */
export function treatyStatus(treaty: Treaty, acts: readonly TreatyAct[], asOf: string): TreatyStatus {
  const known = acts
    .filter(({ happenedOn }) => happenedOn <= asOf)
    .toSorted((a, b) => a.happenedOn.localeCompare(b.happenedOn));
  const withdrawal = known.findLast(({ action }) => action === "withdrawal");
  const deposit = known.findLast(
    ({ action, happenedOn }) =>
      DEPOSITS.includes(action) && (withdrawal === undefined || happenedOn > withdrawal.happenedOn),
  );
  const ended =
    withdrawal &&
    Temporal.PlainDate.from(withdrawal.happenedOn).add({ years: YEARS_UNTIL_WITHDRAWAL }).toString();
  if (deposit === undefined && withdrawal !== undefined && ended !== undefined) {
    if (ended <= asOf) return { kind: "withdrawn", on: ended, ...wordOf(withdrawal) };
    return treatyStatus(
      treaty,
      acts.filter(({ action }) => action !== "withdrawal"),
      asOf,
    );
  }
  if (deposit !== undefined) {
    const since = bindingFrom(treaty, deposit.happenedOn);
    const depositedOn = deposit.happenedOn;
    return since <= asOf
      ? { kind: "binding", since, depositedOn, ...wordOf(deposit) }
      : { kind: "deposited", from: since, depositedOn, ...wordOf(deposit) };
  }
  const signature = known.find(({ action }) => action === "signature");
  return signature
    ? { kind: "signed", signedOn: signature.happenedOn, ...wordOf(signature) }
    : { kind: "none" };
}

function wordOf({ reportedBy }: TreatyAct): Pick<TreatyStatus, "reportedBy"> {
  return reportedBy ? { reportedBy } : {};
}

/** How many States were parties at the end of each year: those whose deposit had been made, withdrawals taken off. */
export function partiesByYear(
  acts: readonly (TreatyAct & { country: string })[],
  treaty: Treaty,
  years: readonly number[],
): readonly { year: number; parties: number }[] {
  const byCountry = [...Map.groupBy(acts, ({ country }) => country).values()];
  return years.map((year) => ({
    year,
    parties: byCountry.filter((own) => {
      const { kind } = treatyStatus(treaty, own, `${year}-12-31`);
      return kind === "binding" || kind === "deposited";
    }).length,
  }));
}

/** The treaty that a legal basis of an edition names, or null for any other text. */
export function treatyNamed(instrument: string): Treaty | null {
  return TREATIES.find((treaty) => NAMES_IN_EDITIONS[treaty].includes(instrument)) ?? null;
}

/** How editions name the treaties in their legal bases. */
const NAMES_IN_EDITIONS: Readonly<Record<Treaty, readonly string[]>> = {
  untoc: ["UNTOC", "Convention"],
  tip_protocol: ["TIP Protocol"],
  som_protocol: ["Smuggling Protocol"],
};

/** Who is where, from when they were last seen. Pure. */
import type { Duty, PresenceView } from "@/db/enums";

/** A page says so often that it is looked at. */
export const SEEN_EVERY_MS = 15_000;
/** Who recorded is told of as recording for so long, though they may have gone on to read along. */
const RECORDS_FOR_MS = 20_000;
/** Who was not seen for so long is away. */
export const AWAY_AFTER_MS = 45_000;
/** Who is away for so long is not told of any more. */
export const GONE_AFTER_MS = 5 * 60_000;

const MINUTE_MS = 60_000;

/** Somebody as last seen. */
export type Seen = {
  person: string;
  name: string;
  /** None for who sees the assessment by a role. */
  duties: readonly Duty[];
  view: PresenceView;
  domain: string;
  indicator: string | null;
  since: Date;
  seenAt: Date;
};

/** Somebody as others of the team are told. */
export type PersonHere = Omit<Seen, "since" | "seenAt"> & {
  /** Whole minutes at this place; for who is away, since they were seen. */
  minutes: number;
  isAway: boolean;
};

/**
 * Each person once, who records before who reads along, who is here before who is away, then by name. Where a person has
 * both pages open, the one on which they record counts, else the one that was seen last.
 */
export function whoIsHere(seen: readonly Seen[], now: Date): readonly PersonHere[] {
  const lately = seen
    .filter(({ seenAt }) => ageOf(seenAt, now) <= GONE_AFTER_MS)
    .sort((a, b) => lastOf(b, now) - lastOf(a, now));
  return [...Map.groupBy(lately, ({ person }) => person).values()]
    .flatMap(([last]) => (last === undefined ? [] : [toldOf(last, now)]))
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name));
}

function toldOf({ since, seenAt, ...one }: Seen, now: Date): PersonHere {
  const isAway = ageOf(seenAt, now) > AWAY_AFTER_MS;
  return { ...one, isAway, minutes: Math.floor(ageOf(isAway ? seenAt : since, now) / MINUTE_MS) };
}

/** When somebody was last seen; a page on which they record counts as seen now, until it was silent for too long. */
function lastOf({ view, seenAt }: Seen, now: Date): number {
  const records = view === "recording" && ageOf(seenAt, now) <= RECORDS_FOR_MS;
  return records ? Number.POSITIVE_INFINITY : seenAt.getTime();
}

/** Two clocks may differ by a little: nobody was seen in the future. */
function ageOf(instant: Date, now: Date): number {
  return Math.max(0, now.getTime() - instant.getTime());
}

function rankOf({ isAway, view }: PersonHere): number {
  return (isAway ? 2 : 0) + (view === "recording" ? 0 : 1);
}

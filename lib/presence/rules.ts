/** Who is where, from when they were last seen. Pure. */
import type { Duty, PresenceView } from "@/db/enums";

/** A page says so often that it is looked at. */
export const SEEN_EVERY_MS = 15_000;
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
 * both pages open, the one on which they record counts.
 */
export function whoIsHere(seen: readonly Seen[], now: Date): readonly PersonHere[] {
  const told = seen
    .filter(({ seenAt }) => ageOf(seenAt, now) <= GONE_AFTER_MS)
    .map(({ since, seenAt, ...one }): PersonHere => {
      const isAway = ageOf(seenAt, now) > AWAY_AFTER_MS;
      return { ...one, isAway, minutes: Math.floor(ageOf(isAway ? seenAt : since, now) / MINUTE_MS) };
    })
    .sort((a, b) => rankOf(a) - rankOf(b) || a.name.localeCompare(b.name));
  return told.filter(({ person }, index) => told.findIndex((other) => other.person === person) === index);
}

/** Two clocks may differ by a little: nobody was seen in the future. */
function ageOf(instant: Date, now: Date): number {
  return Math.max(0, now.getTime() - instant.getTime());
}

function rankOf({ isAway, view }: PersonHere): number {
  return (isAway ? 2 : 0) + (view === "recording" ? 0 : 1);
}

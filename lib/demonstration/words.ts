/** Fills the slots of a sentence with the names, places, years and figures of one State in one round. */
import { type DemonstrationRound, levelFor } from "./marks";
import { numberBetween } from "./seeded";
import { type DemonstrationState, demonstrationState } from "./state";

/** The last full year before a round, of which its reports speak. */
export function reportYear(round: DemonstrationRound): number {
  return Number(round) - 1;
}

/** The body that leads the response: the council where one has a mandate, else the ministry of justice. */
function leadingBody(state: DemonstrationState, round: DemonstrationRound): string {
  const level = levelFor(state, round, "C1.1") ?? levelFor(state, "2023", "C1.1");
  return level !== null && level >= 2 ? state.council : state.justice;
}

/** The values of all slots; those of numbers in a range are filled by `fill`. */
export function slotsOf(
  state: DemonstrationState,
  round: DemonstrationRound,
): Readonly<Record<string, string>> {
  const year = reportYear(round);
  const { victims, investigations, prosecutions, judgments } = state.figures[round];
  const [neighbour = state.partner] = state.neighbours;
  const [p1, p2, p3] = state.provinces;
  const isUnitKnown = (levelFor(state, round, "C1.2") ?? 2) >= 2;
  return {
    S: state.names.en,
    adj: state.adjective,
    capital: state.capital,
    population: state.population,
    p1,
    p2,
    p3,
    port: state.port,
    x1: state.crossing,
    x2: state.crossing2,
    n1: demonstrationState(neighbour).names.en,
    partner: demonstrationState(state.partner).names.en,
    law: state.law,
    code: state.code,
    council: state.council,
    lead: leadingBody(state, round),
    unit: isUnitKnown ? state.unit : "criminal police",
    pros: state.prosecution,
    plan: round === "2023" ? "National Plan 2019–2023" : state.plan,
    ngo: state.ngo,
    ngo2: state.ngo2,
    insp: state.inspectorate,
    social: state.social,
    interior: state.interior,
    justice: state.justice,
    border: state.border,
    uni: state.university,
    comm: state.commission,
    shelter: state.shelter,
    paper: state.paper,
    court: state.court,
    sector: state.sector,
    sector2: state.sector2,
    y: String(year),
    y1: String(year - 1),
    y4: String(year - 4),
    yn: String(year + 1),
    m: round === "2023" ? "2023-05" : state.mission2026,
    victims: victims.toLocaleString("en"),
    investigations: investigations.toLocaleString("en"),
    prosecutions: prosecutions.toLocaleString("en"),
    judgments: judgments.toLocaleString("en"),
  };
}

/**
 * Fills `{slot}` and `{#min-max}` (a number of that range, chosen by `salt`) and begins each sentence with a capital.
 * Throws RangeError for an unknown slot.
 */
export function fill(template: string, slots: Readonly<Record<string, string>>, salt: string): string {
  const filled = template.replace(/\{([^}]+)\}/g, (_, name: string) => {
    const range = /^#(\d+)-(\d+)$/.exec(name);
    if (range) return String(numberBetween(Number(range[1]), Number(range[2]), salt, name));
    const value = slots[name];
    if (value === undefined) throw new RangeError(`no slot ${name}`);
    return value;
  });
  return filled.replace(
    /(^|[.!?] )(\p{Ll})/gu,
    (_, start: string, letter: string) => start + letter.toUpperCase(),
  );
}

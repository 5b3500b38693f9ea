/** A visit with a meeting that was held and noted, one that is to come, and what came by a link. */
import "server-only";
import { makeLink } from "@/lib/contributions/links";
import { noteReading } from "@/lib/contributions/mutations";
import { takeInByLink } from "@/lib/contributions/send";
import { saveMeeting } from "@/lib/missions/meetings";
import { acknowledgePlan, saveMission } from "@/lib/missions/mutations";
import { saveRecord } from "@/lib/missions/records";
import { demonstrationState } from "./state";
import type { AssessmentPlan } from "./timeline";
import { COMMAND, instant, must, type Step } from "./world";

/** The State of the present round that the team visits. */
const VISITED = "XAD";

/** The days of each visit, and the one on which it is planned, all after the opening. */
const VISITS = [
  { startsOn: "2026-11-16", endsOn: "2026-11-18", plannedOn: 28 },
  { startsOn: "2026-12-07", endsOn: "2026-12-11", plannedOn: 36 },
] as const;

/** Two visits to the State, with a meeting each. */
export function missionSteps(plan: AssessmentPlan): readonly Step[] {
  if (plan.round !== "2026" || plan.iso3 !== VISITED) return [];
  const { round, iso3, openedOn, lead } = plan;
  const { capital, provinces, inspectorate, prosecution } = demonstrationState(iso3);
  const key = { round, iso3 };
  const step = (day: number, hour: number, minute: number, act: Step["act"]): Step => ({
    at: instant(openedOn, day, hour, minute),
    by: lead,
    act,
  });
  const planned = VISITS.flatMap(({ startsOn, endsOn, plannedOn }, index): readonly Step[] => [
    step(plannedOn, 9, 10, async (ctx) => {
      const places = `${capital}, ${provinces[index]}`;
      const visit = { ...key, mission: 0, version: 0, startsOn, endsOn, places, language: "en" };
      must(await saveMission(ctx, visit), `a visit to ${iso3}`);
    }),
    step(plannedOn, 9, 40, async (ctx) => {
      must(
        await acknowledgePlan(ctx, { ...key, mission: index + 1, version: 1 }),
        `the plan of a visit to ${iso3}`,
      );
    }),
  ]);
  const meeting = {
    ...key,
    meeting: 0,
    version: 0,
    institution: null,
    place: capital,
    cancelReason: null,
    spokenLanguage: "en",
    language: "en",
  };
  return [
    ...planned,
    step(36, 14, 0, async (ctx) => {
      const held = {
        ...meeting,
        mission: 1,
        heldOn: "2026-11-17",
        startsAt: "10:00",
        institutionName: inspectorate,
        state: "held" as const,
        questions: "How many workplaces were inspected in 2025, and what was found in them?",
        indicators: ["R4.1", "G5.1"],
      };
      must(await saveMeeting(ctx, held), `a meeting in ${iso3}`);
    }),
    step(36, 15, 0, async (ctx) => {
      const record = {
        ...key,
        mission: 1,
        meeting: 1,
        version: 0,
        personCode: "INS-1",
        functionHeld: "Head of a department",
        province: null,
        consent: "given",
        consentOn: "2026-11-17",
        consentWithdrawnOn: null,
        attribution: "by_institution",
        deleteOn: "2028-11-17",
        notes:
          "Illustrative note. Inspections are planned by sector; what they find is passed on by letter, and nobody counts the answers.",
        language: "en",
      } as const;
      must(await saveRecord(ctx, record), `the notes of a meeting in ${iso3}`);
    }),
    step(37, 11, 30, async (ctx) => {
      const coming = {
        ...meeting,
        mission: 2,
        heldOn: "2026-12-09",
        startsAt: "09:30",
        institutionName: prosecution,
        state: "planned" as const,
        questions: "Which cases were built together with the police from their beginning?",
        indicators: ["C2.1"],
      };
      must(await saveMeeting(ctx, coming), `a meeting to come in ${iso3}`);
    }),
  ];
}

/** A link is given to organisations, one writes by it and keeps its receipt, and the lead reads what came. */
export function contributionSteps(plan: AssessmentPlan): readonly Step[] {
  if (plan.round !== "2026" || plan.iso3 !== VISITED) return [];
  const { round, iso3, openedOn, lead } = plan;
  const { ngo, names } = demonstrationState(iso3);
  let secret = "";
  let contribution = "";
  return [
    {
      at: instant(openedOn, 30, 9, 30),
      by: lead,
      act: async (ctx) => {
        const link = {
          round,
          iso3,
          label: `Network of ${ngo} (illustrative)`,
          purpose: `What organisations in ${names.en} know of protection and of work at the borders.`,
          purposeLanguage: "en",
          languages: ["en", "ar"],
          openUntil: "2027-02-26",
          contributionsMax: 50,
          indicators: ["C4.1", "C4.2"],
        };
        secret = must(await makeLink(ctx, link), `a link of ${iso3}`).secret;
      },
    },
    {
      at: instant(openedOn, 32, 20, 15),
      by: COMMAND,
      act: async (ctx) => {
        const sent = await takeInByLink(ctx, {
          token: secret,
          body: "Illustrative contribution. Women who leave the shelter get no papers for work while their case lasts, so most of them go back to the port within weeks.",
          basis: "Work in one shelter since 2022.",
          indicators: ["C4.2"],
          language: "en",
          accessClass: "restricted",
          mayQuote: false,
          consent: "on",
        });
        contribution = must(sent, `a contribution on ${iso3}`).contribution;
      },
    },
    {
      at: instant(openedOn, 35, 10, 45),
      by: lead,
      act: async (ctx) => {
        must(await noteReading(ctx, { round, iso3, contribution }), `reading a contribution on ${iso3}`);
      },
    },
  ];
}

/** A round that begins with scoping: an invented State consented, and the rest is still to be settled. */
import "server-only";
import { Readable } from "node:stream";
import { giveDuty } from "@/lib/assessments/duties";
import { openAssessments } from "@/lib/assessments/mutations";
import { attachConsentFile } from "@/lib/scoping/files";
import { saveScoping } from "@/lib/scoping/mutations";
import { demonstrationState } from "./state";
import { instant, must, type Step, userIdOf, type World } from "./world";

export const SCOPING_ROUND = "2027";
/** The State whose assessment was put off in the round before. */
export const SCOPED_STATE = "XAJ";
const OPENED_ON = "2026-11-09";

/** The assessment is opened, the consent comes with its letter, and the focal point is named; nobody leads it yet. */
export function scopingSteps(world: World): readonly Step[] {
  const key = { round: SCOPING_ROUND, iso3: SCOPED_STATE };
  const { names } = demonstrationState(SCOPED_STATE);
  const step = (day: number, hour: number, act: Step["act"]): Step => ({
    at: instant(OPENED_ON, day, hour),
    by: "manager",
    act,
  });
  return [
    step(0, 9, async (ctx) => {
      const opened = await openAssessments(ctx, { round: SCOPING_ROUND, countries: [SCOPED_STATE] });
      must(opened, `opening ${SCOPING_ROUND} ${SCOPED_STATE}`);
    }),
    step(4, 10, async (ctx) => {
      const consent = {
        ...key,
        version: 0,
        consentReference: "Note verbale 118/2026 (illustrative)",
        consentOn: "2026-11-11",
        languages: ["en", "fr"],
      };
      must(await saveScoping(ctx, consent), `the consent of ${SCOPED_STATE}`);
    }),
    step(4, 11, async (ctx) => {
      if (world.files === null) return;
      const text = `Illustrative letter; no real State wrote it.\n\n${names.en} consents to its assessment in the round of 2027, which was put off because of the floods of 2026.\n`;
      const file = {
        name: "note-verbale-118-2026.txt",
        stream: Readable.from([Buffer.from(text)]),
        declared: { size: null, sha256: null },
      };
      must(await attachConsentFile(ctx, world.files, key, file), `the letter of ${SCOPED_STATE}`);
    }),
    step(7, 15, async (ctx) => {
      const given = { userId: userIdOf(world, "focal"), duty: "focal_point" } as const;
      must(await giveDuty(ctx, key, given), `the focal point of ${SCOPED_STATE}`);
    }),
  ];
}

"use server";

import { redirect } from "next/navigation";
import { getLocale } from "next-intl/server";
import { defineAction } from "@/lib/core/action";
import { makeSource } from "@/lib/missions/make-source";
import { planMeetings, saveMeeting } from "@/lib/missions/meetings";
import { acknowledgePlan, saveMission } from "@/lib/missions/mutations";
import { saveRecord } from "@/lib/missions/records";
import {
  acknowledgePlanSchema,
  makeSourceSchema,
  planMeetingsSchema,
  saveMeetingSchema,
  saveMissionSchema,
  saveRecordSchema,
  takePlacesSchema,
} from "@/lib/missions/schema";
import { takePlaces } from "@/lib/missions/take-over";

const MISSION_PAGE = "/[locale]/rounds/[round]/[iso3]/missions/[mission]";
const MEETING_PAGE = `${MISSION_PAGE}/[meeting]`;

export const saveMissionAction = defineAction(
  saveMissionSchema,
  async (ctx, input) => {
    const result = await saveMission(ctx, input);
    if (result.ok && input.mission === 0) {
      const { round, iso3 } = input;
      return redirect(`/${await getLocale()}/rounds/${round}/${iso3}/missions/${result.value.mission}`);
    }
    return result;
  },
  { access: "signed_in", shows: MISSION_PAGE },
);

export const acknowledgePlanAction = defineAction(acknowledgePlanSchema, acknowledgePlan, {
  access: "signed_in",
  shows: MISSION_PAGE,
});

export const planMeetingsAction = defineAction(planMeetingsSchema, planMeetings, {
  access: "signed_in",
  shows: MISSION_PAGE,
});

export const saveMeetingAction = defineAction(
  saveMeetingSchema,
  async (ctx, input) => {
    const result = await saveMeeting(ctx, input);
    if (result.ok && input.meeting === 0) {
      const { round, iso3, mission } = input;
      return redirect(
        `/${await getLocale()}/rounds/${round}/${iso3}/missions/${mission}/${result.value.meeting}`,
      );
    }
    return result;
  },
  { access: "signed_in", shows: MEETING_PAGE },
);

export const saveRecordAction = defineAction(saveRecordSchema, saveRecord, {
  access: "signed_in",
  shows: MEETING_PAGE,
});

export const makeSourceAction = defineAction(makeSourceSchema, makeSource, {
  access: "signed_in",
  shows: MEETING_PAGE,
});

export const takePlacesAction = defineAction(takePlacesSchema, takePlaces, {
  access: "signed_in",
  shows: "/[locale]/rounds/[round]/[iso3]/scope",
});

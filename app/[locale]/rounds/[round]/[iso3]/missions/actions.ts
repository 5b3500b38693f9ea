"use server";

import { revalidatePath } from "next/cache";
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
const ACCESS = { access: "signed_in" } as const;

export const saveMissionAction = defineAction(
  saveMissionSchema,
  async (ctx, input) => {
    const result = await saveMission(ctx, input);
    if (result.ok && input.mission === 0) {
      const { round, iso3 } = input;
      return redirect(`/${await getLocale()}/rounds/${round}/${iso3}/missions/${result.value.mission}`);
    }
    revalidatePath(MISSION_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const acknowledgePlanAction = defineAction(
  acknowledgePlanSchema,
  async (ctx, input) => {
    const result = await acknowledgePlan(ctx, input);
    revalidatePath(MISSION_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const planMeetingsAction = defineAction(
  planMeetingsSchema,
  async (ctx, input) => {
    const result = await planMeetings(ctx, input);
    revalidatePath(MISSION_PAGE, "page");
    return result;
  },
  ACCESS,
);

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
    revalidatePath(MEETING_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const saveRecordAction = defineAction(
  saveRecordSchema,
  async (ctx, input) => {
    const result = await saveRecord(ctx, input);
    revalidatePath(MEETING_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const makeSourceAction = defineAction(
  makeSourceSchema,
  async (ctx, input) => {
    const result = await makeSource(ctx, input);
    revalidatePath(MEETING_PAGE, "page");
    return result;
  },
  ACCESS,
);

export const takePlacesAction = defineAction(
  takePlacesSchema,
  async (ctx, input) => {
    const result = await takePlaces(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/scope", "page");
    return result;
  },
  ACCESS,
);

"use server";

import { revalidatePath } from "next/cache";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import {
  askForSelfAssessment,
  certify,
  extendSelfAssessment,
  giveSection,
  reopenSelfAssessment,
  takeSectionBack,
} from "@/lib/self-assessments/mutations";
import { certifySchema, reasonedSchema, sectionSchema } from "@/lib/self-assessments/schema";

const readAgain = () => revalidatePath("/[locale]/rounds/[round]/[iso3]/self-assessment", "page");

export const askForSelfAssessmentAction = defineAction(
  assessmentKeySchema,
  async (ctx, input) => {
    const result = await askForSelfAssessment(ctx, input);
    readAgain();
    revalidatePath("/[locale]/rounds/[round]/[iso3]/scoping", "page");
    return result;
  },
  { access: "signed_in" },
);

export const extendSelfAssessmentAction = defineAction(
  reasonedSchema,
  async (ctx, input) => {
    const result = await extendSelfAssessment(ctx, input);
    readAgain();
    return result;
  },
  { access: "signed_in" },
);

export const giveSectionAction = defineAction(
  sectionSchema,
  async (ctx, input) => {
    const result = await giveSection(ctx, input);
    readAgain();
    return result;
  },
  { access: "signed_in" },
);

export const takeSectionBackAction = defineAction(
  sectionSchema,
  async (ctx, input) => {
    const result = await takeSectionBack(ctx, input);
    readAgain();
    return result;
  },
  { access: "signed_in" },
);

export const certifyAction = defineAction(
  certifySchema,
  async (ctx, input) => {
    const result = await certify(ctx, input);
    readAgain();
    return result;
  },
  { access: "signed_in" },
);

export const reopenSelfAssessmentAction = defineAction(
  reasonedSchema,
  async (ctx, input) => {
    const result = await reopenSelfAssessment(ctx, input);
    readAgain();
    return result;
  },
  { access: "signed_in" },
);

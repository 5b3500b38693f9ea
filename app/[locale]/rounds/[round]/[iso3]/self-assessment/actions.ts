"use server";

import { revalidatePath } from "next/cache";
import { assessmentKeySchema } from "@/lib/assessments/schema";
import { defineAction } from "@/lib/core/action";
import {
  askForSelfAssessment,
  certify,
  extendSelfAssessment,
  giveSections,
  reopenSelfAssessment,
  takeSectionBack,
} from "@/lib/self-assessments/mutations";
import { certifySchema, reasonedSchema, sectionSchema, sectionsSchema } from "@/lib/self-assessments/schema";

const PAGE = "/[locale]/rounds/[round]/[iso3]/self-assessment";

export const askForSelfAssessmentAction = defineAction(
  assessmentKeySchema,
  async (ctx, input) => {
    const result = await askForSelfAssessment(ctx, input);
    revalidatePath("/[locale]/rounds/[round]/[iso3]/scoping", "page");
    return result;
  },
  { access: "signed_in", shows: PAGE },
);

export const extendSelfAssessmentAction = defineAction(reasonedSchema, extendSelfAssessment, {
  access: "signed_in",
  shows: PAGE,
});

export const giveSectionsAction = defineAction(sectionsSchema, giveSections, {
  access: "signed_in",
  shows: PAGE,
});

export const takeSectionBackAction = defineAction(sectionSchema, takeSectionBack, {
  access: "signed_in",
  shows: PAGE,
});

export const certifyAction = defineAction(certifySchema, certify, { access: "signed_in", shows: PAGE });

export const reopenSelfAssessmentAction = defineAction(reasonedSchema, reopenSelfAssessment, {
  access: "signed_in",
  shows: PAGE,
});

/** What may be sent about figures, and the registers that hold them. Pure, and safe in the browser. */
import { z } from "zod";
import { CASE_STAGES, DETECTION_INDICATORS } from "@/db/code-lists";
import type { RegisterKey } from "@/db/enums";
import { iso3, optionalText } from "@/lib/core/field-schemas";

/** The registers whose values are shown outside the team only through a mask. */
export const FIGURE_REGISTERS = ["detections", "proceedings"] as const satisfies readonly RegisterKey[];
export type FigureRegister = (typeof FIGURE_REGISTERS)[number];

/** What may be followed over years and countries: who was detected, and the stages of proceedings. */
export const FIGURE_SERIES = [...DETECTION_INDICATORS, ...CASE_STAGES] as const;
export type FigureSeries = (typeof FIGURE_SERIES)[number];

/** The register that holds a series. */
export function registerOfSeries(series: FigureSeries): FigureRegister {
  return DETECTION_INDICATORS.some((indicator) => indicator === series) ? "detections" : "proceedings";
}

/** The setting of each data set: counts from 1 to below it are suppressed when its figures are published. */
export const THRESHOLD_SETTINGS = {
  detections: "detectionsThreshold",
  proceedings: "proceedingsThreshold",
} as const satisfies Record<FigureRegister, string>;

/** Whether a register holds figures. */
export function holdsFigures(register: RegisterKey): register is FigureRegister {
  return FIGURE_REGISTERS.some((one) => one === register);
}

/** The cell of a figure by the fields of its register, as a version keeps it. */
export const figurePlaceSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));
export type FigurePlace = Readonly<z.output<typeof figurePlaceSchema>>;

const REASON_MAX = 1_000;

/** Publishes the figures of a country as a new version; a reason is needed only where earlier versions reveal figures. */
export const publishFiguresSchema = z.object({
  register: z.enum(FIGURE_REGISTERS),
  iso3,
  reason: optionalText(REASON_MAX),
});
export type PublishFigures = z.output<typeof publishFiguresSchema>;

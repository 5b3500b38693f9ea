"use client";

import { useLocale, useTranslations } from "next-intl";
import { FreeInput } from "@/components/forms/free-text-field";
import { Disclosure } from "@/components/ui/disclosure";
import { SelectField } from "@/components/ui/field";
import { CONFIDENCES } from "@/db/enums";
import { formatDay } from "@/lib/i18n/format";
import type { ConfidenceReason, ConfidenceView } from "@/lib/ratings/evidence";
import type { CardForm } from "./card-form-state";
import styles from "./indicator-card.module.css";

const REASONS = [
  "rule_met",
  "no_counting_source",
  "no_rule_met",
  "sources_not_counted",
  "sources_after_cut_off",
  "open_contradiction",
] as const;

/** The computed confidence and the rule that gave it, in words. */
export function ConfidenceText({ confidence }: { confidence: ConfidenceView | null }) {
  const t = useTranslations("rating");
  const reasonText = useReasonText();
  if (confidence === null) return null;
  const { computed, effective, reasons, stated } = confidence;
  return (
    <p className={styles.confidence}>
      <b>{t("confidence.is", { level: t(`confidence.${effective}`) })}</b>{" "}
      {effective === computed ? null : t("confidence.lowered", { computed: t(`confidence.${computed}`) })}{" "}
      {reasons.map(reasonText).join(" ")} {stated === null ? null : t("confidence.stated", { stated })}
    </p>
  );
}

/** The confidence and the way to lower it with a reason; nobody raises it. */
export function ConfidenceFields({
  form,
  confidence,
}: {
  form: CardForm;
  confidence: ConfidenceView | null;
}) {
  const t = useTranslations("rating");
  if (confidence === null) return null;
  const { id, rendered, problem } = form;
  const computed = CONFIDENCES.indexOf(confidence.computed);
  const chosen = typeof rendered.confidenceLoweredTo === "string" ? rendered.confidenceLoweredTo : "";
  return (
    <div>
      <ConfidenceText confidence={confidence} />
      <Disclosure summary={t("confidence.lower")} open={chosen !== ""}>
        <SelectField
          id={`${id}-confidenceLoweredTo`}
          name="confidenceLoweredTo"
          label={t("fields.confidenceLoweredTo")}
          hint={t("hints.confidenceLoweredTo")}
          defaultValue={chosen}
          error={problem("confidenceLoweredTo")}
        >
          <option value="">{t("confidence.notLowered")}</option>
          {CONFIDENCES.filter((level, rank) => rank < computed || level === chosen).map((level) => (
            <option key={level} value={level}>
              {t(`confidence.${level}`)}
            </option>
          ))}
        </SelectField>
        <FreeInput
          id={`${id}-confidenceLoweredReason`}
          name="confidenceLoweredReason"
          label={t("fields.confidenceLoweredReason")}
          defaultValue={
            typeof rendered.confidenceLoweredReason === "string" ? rendered.confidenceLoweredReason : ""
          }
          error={problem("confidenceLoweredReason")}
        />
      </Disclosure>
    </div>
  );
}

function useReasonText(): (reason: ConfidenceReason) => string {
  const t = useTranslations("rating");
  const locale = useLocale();
  return ({ code, parameters }) => {
    const known = REASONS.find((one) => one === code);
    if (known === undefined) return "";
    const newest = String(parameters.newest ?? "");
    const from = CONFIDENCES.find((level) => level === parameters.from);
    return t(`confidenceRule.${known}`, {
      sources: Number(parameters.sources ?? 0),
      months: Number(parameters.months ?? 0),
      newest: newest === "" ? "—" : formatDay(locale, newest),
      from: from === undefined ? "" : t(`confidence.${from}`),
    });
  };
}

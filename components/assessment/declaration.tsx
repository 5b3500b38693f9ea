"use client";

import { useTranslations } from "next-intl";
import { useFormAction } from "@/components/forms/use-form-action";
import { Button } from "@/components/ui/button";
import { RadioGroup } from "@/components/ui/choice-group";
import type { ServerAction } from "@/lib/core/action-state";

type DeclareAction = ServerAction<{ complete: boolean }>;

/** "Have you completed this domain?": a person says so; it is never taken from the counts. */
export function Declaration({
  place,
  domain,
  complete,
  unanswered,
  declare,
}: {
  place: { round: string; iso3: string };
  domain: string;
  complete: boolean;
  /** Indicators of the domain without an answer, when the page was made. */
  unanswered: number;
  declare: DeclareAction;
}) {
  const t = useTranslations();
  const [answer, action] = useFormAction(declare);
  const now = answer.status === "done" ? answer.value.complete : complete;
  return (
    <form action={action}>
      {Object.entries({ ...place, domain }).map(([name, value]) => (
        <input key={name} type="hidden" name={name} value={value} />
      ))}
      <RadioGroup
        key={String(now)}
        id="complete"
        name="complete"
        legend={t("rating.declaration.question", { domain })}
        hint={t("rating.declaration.hint")}
        layout="inline"
        chosen={now ? "yes" : "no"}
        choices={[
          { value: "yes", label: t("rating.declaration.yes") },
          { value: "no", label: t("rating.declaration.no") },
        ]}
      />
      {now && unanswered > 0 && answer.status !== "done" ? (
        <p>{t("rating.declaration.saidYes", { count: unanswered })}</p>
      ) : null}
      <Button>{t("rating.declaration.save")}</Button>{" "}
      <span role="status">
        {answer.status === "done"
          ? t(now ? "rating.declaration.saidYes" : "rating.declaration.saidNo", { count: unanswered })
          : null}
        {answer.status === "failed" ? t(`errors.${answer.code}`) : null}
        {answer.status === "invalid" ? t("errors.INVALID") : null}
      </span>
    </form>
  );
}

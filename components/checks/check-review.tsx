import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CheckRefusal, CheckRun } from "@/lib/checks/view";
import type { ServerAction } from "@/lib/core/action-state";
import { EntryCodes } from "./entry-codes";

/** What a check of many entries would take in, what warns of them, and the buttons that do it or not. */
export function CheckReview({
  run,
  confirm,
  discard,
}: {
  run: CheckRun;
  confirm: ServerAction<null, CheckRefusal>;
  discard: ServerAction<unknown, CheckRefusal>;
}) {
  const t = useTranslations("registers.checks");
  const rules = useTranslations("quality.rules");
  const { register, total, own, view, status, step } = run;
  const { warned, warnings, unsourced, personal } = view;
  const values = { run: run.id };
  const isFailed = status === "failed";
  const wasLookedAt = !(isFailed && step === "look");
  const reasons = { busy: t("busy") };
  return (
    <>
      {isFailed ? (
        <Notice kind="danger" title={t("failed")}>
          <p>{t(step === "look" ? "failedLook" : "failedCheck")}</p>
        </Notice>
      ) : null}
      <p>{t("would", { count: total })}</p>
      {own === 0 ? null : <p>{t("own", { count: own })}</p>}
      {wasLookedAt && warnings.length === 0 ? <p>{t("noWarnings")}</p> : null}
      {warnings.length === 0 ? null : (
        <Notice kind="warning" title={t("warned", { count: warned })}>
          <ul>
            {warnings.map(({ rule, count }) => (
              <li key={rule}>{t("warning", { rule: rules(`${rule}.title`), count })}</li>
            ))}
          </ul>
          <p>
            <Link href="/countries/quality">{t("seeWarnings")}</Link>
          </p>
        </Notice>
      )}
      {unsourced.count === 0 ? null : (
        <Notice kind="warning" title={t("unsourced", { count: unsourced.count })}>
          <EntryCodes register={register} {...unsourced} />
        </Notice>
      )}
      {personal.count === 0 ? null : (
        <Notice kind="warning" title={t("personal", { count: personal.count })}>
          <EntryCodes register={register} {...personal} />
        </Notice>
      )}
      {personal.unseen === 0 ? null : <p>{t("personalUnseen", { count: personal.unseen })}</p>}
      <p>{t("meaning")}</p>
      {wasLookedAt ? (
        <ActionForm
          id="confirm"
          action={confirm}
          submit={t("confirm", { count: total })}
          reasons={reasons}
          fields={[
            { kind: "hidden", name: "run", value: run.id },
            ...(unsourced.count === 0
              ? []
              : [
                  {
                    kind: "checkbox",
                    name: "withoutSource",
                    value: "on",
                    label: t("withoutSource"),
                    hint: t("withoutSourceHint"),
                  } as const,
                ]),
          ]}
        />
      ) : null}
      <ActionButton action={discard} values={values} text={t("discard")} kind="quiet" reasons={reasons} />
    </>
  );
}

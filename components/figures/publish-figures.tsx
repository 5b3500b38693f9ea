import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Notice } from "@/components/ui/notice";
import { WaitFor } from "@/components/ui/wait-for";
import type { ServerAction } from "@/lib/core/action-state";
import type { FigureRun } from "@/lib/figures/runs";
import type { FigureRegister } from "@/lib/figures/schema";

/** How the newest run ended; nothing is said of one that is under way. */
function RunEnd({ run }: { run: FigureRun }) {
  const t = useTranslations("figures");
  if (run.status === "refused" && run.refusal !== null) {
    return (
      <Notice kind="danger" title={t("run.refused")}>
        <p>{t(`reasons.${run.refusal}`)}</p>
      </Notice>
    );
  }
  if (run.status === "failed") {
    return (
      <Notice kind="danger" title={t("run.refused")}>
        <p>{t("run.failed")}</p>
      </Notice>
    );
  }
  const { number, shown, hidden } = run;
  if (number === null || shown === null || hidden === null) return null;
  return (
    <Notice kind="information">
      <p>{t("run.done", { number, shown, hidden })}</p>
    </Notice>
  );
}

/**
 * Asks for a new version of some figures, waits while it is made, and says how that ended. The reason that was typed
 * stays when no version came of it.
 */
export function PublishFigures({
  register,
  iso3,
  action,
  run,
}: {
  register: FigureRegister;
  iso3: string;
  action: ServerAction<null, "busy">;
  run: FigureRun | null;
}) {
  const t = useTranslations();
  if (run?.status === "waiting" || run?.status === "working") {
    return (
      <WaitFor>
        <p role="status">{t("figures.run.working")}</p>
      </WaitFor>
    );
  }
  const asksReason = run?.refusal === "given_away" || Boolean(run?.reason);
  return (
    <>
      {run === null ? null : <RunEnd run={run} />}
      <ActionForm
        id={`publish-${register}`}
        action={action}
        submit={t("figures.publish")}
        reasons={{ busy: t("figures.reasons.busy") }}
        fields={[
          { kind: "hidden", name: "register", value: register },
          { kind: "hidden", name: "iso3", value: iso3 },
          ...(asksReason
            ? [
                {
                  kind: "textarea" as const,
                  name: "reason",
                  label: t("figures.reason"),
                  hint: t("figures.reasonHint"),
                  value: run?.reason ?? undefined,
                },
              ]
            : []),
        ]}
      >
        <p>{t("figures.publishLead")}</p>
      </ActionForm>
    </>
  );
}

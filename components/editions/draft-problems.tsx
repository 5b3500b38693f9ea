import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { Notice } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/core/action-state";
import type { DraftHead } from "@/lib/editions/draft-page";
import type { DraftState } from "@/lib/instruments/draft";
import { ProblemTable } from "./problem-table";

/** What keeps a draft from being published, each with its place; or that nothing does. */
export function DraftProblems({
  state: { problems, ownProblems },
  head,
  leaveOut,
}: {
  state: DraftState;
  head: DraftHead;
  leaveOut: ServerAction<{ draft: string }, "changed_meanwhile" | "not_readable">;
}) {
  const t = useTranslations("editions");
  const count = problems.length + ownProblems.length;
  const caption = t("problems", { count });
  if (count === 0)
    return (
      <Notice kind="good" title={caption}>
        <p>{t("publishable")}</p>
      </Notice>
    );
  return (
    <Notice kind="warning" title={caption}>
      {ownProblems.length === 0 ? null : (
        <ul>
          {ownProblems.map(({ problem, code }) => (
            <li key={`${problem} ${code}`}>{t(`ownProblems.${problem}`, { code })}</li>
          ))}
        </ul>
      )}
      {problems.length === 0 ? null : <ProblemTable problems={problems} caption={caption} />}
      {problems.some(({ path }) => path.startsWith("$.testVectors[")) ? (
        <>
          <p>{t("vectorsLead")}</p>
          <ActionButton
            action={leaveOut}
            values={{ draft: head.id, version: String(head.version) }}
            text={t("leaveOutVectors")}
            reasons={{
              changed_meanwhile: t("refusals.changed_meanwhile"),
              not_readable: t("refusals.not_readable"),
            }}
          />
        </>
      ) : null}
    </Notice>
  );
}

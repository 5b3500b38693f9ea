import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { CheckRun } from "@/lib/checks/view";
import { EntryCodes } from "./entry-codes";

/** What became of a check of many entries: how many are checked, and which were left out for which reason. */
export function CheckOutcome({ run }: { run: CheckRun }) {
  const t = useTranslations("registers.checks");
  const { register, view } = run;
  return (
    <>
      <Notice kind={view.left.length === 0 ? "good" : "information"} title={t("done")} role="status">
        <p>{t("checked", { count: view.checked ?? 0 })}</p>
      </Notice>
      {view.left.map(({ reason, count, codes }) => (
        <section key={reason} aria-labelledby={`left-${reason}`}>
          <h2 id={`left-${reason}`}>{t(`left.${reason}`, { count })}</h2>
          <EntryCodes register={register} count={count} codes={codes} />
        </section>
      ))}
      <p>
        <Link href={`/${register}?status=to_check`}>{t("toList")}</Link>
      </p>
    </>
  );
}

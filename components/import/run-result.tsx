import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { REGISTERS } from "@/db/enums";
import type { ImportRun } from "@/lib/import/runs/view";
import { NoticeList } from "./notice-list";
import { type UndoAction, UndoBatch } from "./undo-batch";

/** What became of an import, where to see it, and the way to take it back. */
export function RunResult({ run, undo }: { run: ImportRun; undo: UndoAction }) {
  const t = useTranslations("import.run");
  const { counts, batch } = run.view;
  const isUndone = run.undone !== null;
  const hasPersonal = run.view.notices.some(({ first }) => first.code === "personal");
  const register = REGISTERS.find((key) => key === run.kind);
  return (
    <>
      <Notice
        kind={isUndone ? "information" : "good"}
        title={t(batch === null ? "unchanged" : isUndone ? "undone" : "done")}
        role="status"
      >
        {counts === null ? null : t("counts", { ...counts })}
      </Notice>
      <NoticeList file={run.fileName} notices={run.view.notices} />
      {batch !== null && !isUndone && hasPersonal ? <p>{t("personalTaken")}</p> : null}
      {register === undefined || batch === null || isUndone ? null : <p>{t("toBeChecked")}</p>}
      {register === undefined ? null : (
        <p>
          <Link href={`/${register}?sort=updated`}>{t("toRegister")}</Link>
        </p>
      )}
      {batch === null ? null : <UndoBatch batch={batch} undo={undo} undone={run.undone} />}
      <p>
        <Link href="/import">{t("another")}</Link>
      </p>
    </>
  );
}

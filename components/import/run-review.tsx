import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { Disclosure } from "@/components/ui/disclosure";
import { Notice } from "@/components/ui/notice";
import type { ServerAction } from "@/lib/core/action-state";
import type { DiscardRefusal, ImportRun, RunRefusal } from "@/lib/import/runs/view";
import styles from "./import.module.css";
import { readingFields } from "./import-fields";
import { MendedFileForm } from "./mended-file-form";
import { NoticeList } from "./notice-list";
import { type NameActions, OpenNames } from "./open-names";
import { ProblemTable } from "./problem-table";
import { SampleTable } from "./sample-table";

type Step = ServerAction<null, RunRefusal>;

interface RunReviewProps {
  run: ImportRun;
  countries: readonly { iso3: string; name: string }[];
  mayDecide: boolean;
  mayKeep: boolean;
  actions: { read: Step; names: NameActions; apply: Step; discard: ServerAction<unknown, DiscardRefusal> };
}

/** How a file is read, what is wrong with it, what is to be decided, and what applying it would do. */
export function RunReview({ run, countries, mayDecide, mayKeep, actions }: RunReviewProps) {
  const t = useTranslations();
  const { view } = run;
  const { layout, notices, problems, problemCount, names, counts } = view;
  const reasons = { busy: t("import.run.busy") };
  const isChecked = run.step !== "look" || counts !== null;
  const mayApply = isChecked && run.status === "ready" && problemCount === 0 && counts !== null;
  const changes = counts === null ? 0 : counts.created + counts.updated;
  const reading = layout && layout.columns.length > 0 && (
    <ActionForm
      id="reading"
      action={actions.read}
      submit={t(isChecked ? "import.run.checkAgain" : "import.run.check")}
      submitKind={mayApply ? "secondary" : "primary"}
      reasons={reasons}
      fields={readingFields(t, run, layout, mayKeep)}
    />
  );
  return (
    <div className={styles.review}>
      {run.status === "failed" ? (
        <Notice kind="danger" title={t("import.run.failed")}>
          {t("import.run.failedText")}
        </Notice>
      ) : null}
      {counts === null || problemCount > 0 ? null : (
        <Notice kind="information" title={t("import.run.would")} role="status">
          {t("import.run.counts", { ...counts })}
        </Notice>
      )}
      {problemCount > 0 ? <ProblemTable problems={problems} count={problemCount} /> : null}
      {names.length === 0 ? null : (
        <OpenNames run={run} countries={countries} mayDecide={mayDecide} actions={actions.names} />
      )}
      {mayApply && changes > 0 ? (
        <ActionButton
          action={actions.apply}
          values={{ run: run.id }}
          text={t("import.run.apply", { count: changes })}
          kind="primary"
          reasons={reasons}
        />
      ) : null}
      {view.samples.length > 0 ? <SampleTable run={run} countries={countries} /> : null}
      <NoticeList file={run.fileName} notices={notices} />
      {reading === null ? null : isChecked ? (
        <Disclosure summary={t("import.run.howRead")} look="boxed" open={problemCount > 0}>
          {reading}
        </Disclosure>
      ) : (
        <section aria-labelledby="reading-title">
          <h2 id="reading-title">{t("import.run.howRead")}</h2>
          {layout?.profile ? (
            <p>
              {layout.profile.title === null
                ? t("import.run.keptBy", { by: layout.profile.by ?? t("import.run.somebody") })
                : t("import.run.knownLayout", { title: layout.profile.title })}
            </p>
          ) : null}
          {reading}
        </section>
      )}
      {problemCount > 0 || run.status === "failed" ? <MendedFileForm run={run} /> : null}
      <ActionButton
        action={actions.discard}
        values={{ run: run.id }}
        text={t("import.run.discard")}
        kind="quiet"
        reasons={{ ...reasons, applied: t("import.run.applied") }}
      />
    </div>
  );
}

import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { AnchorButton } from "@/components/ui/button";
import { InstantText } from "@/components/ui/date-text";
import { Notice } from "@/components/ui/notice";
import { WaitFor } from "@/components/ui/wait-for";
import type { ServerAction } from "@/lib/core/action-state";
import { formatCount } from "@/lib/i18n/format";
import type { ReportFile } from "@/lib/reports/files";
import { reportFilePath } from "@/lib/reports/schema";
import styles from "./report.module.css";

const KILOBYTE = 1_000;

/** The report as files: each to be downloaded where it is there, else to be asked for and waited for. */
export function ReportFiles({
  code,
  files,
  zone,
  action,
}: {
  code: string;
  files: readonly ReportFile[];
  zone: string;
  action: ServerAction<null, "busy">;
}) {
  const t = useTranslations("report.files");
  return (
    <section aria-labelledby="report-files" data-print="hide">
      <h2 id="report-files">{t("title")}</h2>
      <p>{t("lead")}</p>
      <div className={styles.files}>
        {files.map((file) => (
          <FileOfKind key={file.kind} code={code} file={file} zone={zone} action={action} />
        ))}
      </div>
    </section>
  );
}

function FileOfKind({
  code,
  file: { kind, file, run },
  zone,
  action,
}: {
  code: string;
  file: ReportFile;
  zone: string;
  action: ServerAction<null, "busy">;
}) {
  const t = useTranslations("report.files");
  const locale = useLocale();
  if (file !== null) {
    return (
      <div>
        <p>
          <AnchorButton href={reportFilePath(code, locale, kind)} download>
            {t(`download.${kind}`)}
          </AnchorButton>
        </p>
        <p className={styles.soft}>
          {t.rich("made", {
            kilobytes: formatCount(locale, Math.ceil(file.size / KILOBYTE)),
            when: () => <InstantText instant={file.madeAt} zone={zone} show="day" />,
          })}
        </p>
      </div>
    );
  }
  if (run?.status === "waiting" || run?.status === "working") {
    const id = `report-progress-${kind}`;
    return (
      <WaitFor>
        <p id={id} role="status">
          {t(`making.${kind}`)}
        </p>
        <progress aria-labelledby={id} value={run.progress} max={100} />
      </WaitFor>
    );
  }
  return (
    <div>
      {run?.status === "failed" ? (
        <Notice kind="danger">
          <p>{t("failed")}</p>
        </Notice>
      ) : null}
      <ActionForm
        id={`report-${kind}`}
        action={action}
        submit={t(`make.${kind}`)}
        reasons={{ busy: t("busy") }}
        fields={[
          { kind: "hidden", name: "code", value: code },
          { kind: "hidden", name: "locale", value: locale },
          { kind: "hidden", name: "kind", value: kind },
        ]}
      />
    </div>
  );
}

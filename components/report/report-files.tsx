import { useLocale, useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { AnchorButton } from "@/components/ui/button";
import { InstantText } from "@/components/ui/date-text";
import { Notice } from "@/components/ui/notice";
import { WaitFor } from "@/components/ui/wait-for";
import type { ServerAction } from "@/lib/core/action-state";
import { formatCount } from "@/lib/i18n/format";
import type { ReportFile } from "@/lib/reports/files";
import type { ReportPlace } from "@/lib/reports/place";
import { placeFields, reportFilePath } from "@/lib/reports/schema";
import styles from "./report.module.css";

const KILOBYTE = 1_000;

interface FilesProps {
  place: ReportPlace;
  zone: string;
  action: ServerAction<null, "busy">;
  /** Stops the making, where that takes longer than seconds. */
  stop?: ServerAction<null>;
}

/** The report as files: each to be downloaded where it is there, else to be asked for and waited for. */
export function ReportFiles({ files, ...props }: FilesProps & { files: readonly ReportFile[] }) {
  const t = useTranslations("report.files");
  return (
    <section aria-labelledby="report-files" data-print="hide">
      <h2 id="report-files">{t("title")}</h2>
      <p>{t("lead")}</p>
      <div className={styles.files}>
        {files.map((file) => (
          <FileOfKind key={file.kind} file={file} {...props} />
        ))}
      </div>
    </section>
  );
}

function FileOfKind({
  place,
  file: { kind, file, run },
  zone,
  action,
  stop,
}: FilesProps & { file: ReportFile }) {
  const t = useTranslations("report.files");
  const locale = useLocale();
  const fields = Object.entries({ ...placeFields(place), locale, kind }).map(
    ([name, value]) => ({ kind: "hidden", name, value }) as const,
  );
  if (file !== null) {
    return (
      <div>
        <p>
          <AnchorButton href={reportFilePath(place, locale, kind)} download>
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
      <WaitFor at={`${kind} ${run.progress}`}>
        <p id={id} role="status">
          {t(`making.${kind}`)}
        </p>
        <progress aria-labelledby={id} value={run.progress} max={100} />
        {stop === undefined ? null : (
          <ActionForm
            id={`report-stop-${kind}`}
            action={stop}
            submit={t("stop")}
            submitKind="secondary"
            reasons={{}}
            fields={fields}
          />
        )}
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
        fields={fields}
      />
    </div>
  );
}

import { useLocale, useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { WaitFor } from "@/components/ui/wait-for";
import type { ServerAction } from "@/lib/core/action-state";
import { formatCount, formatShare } from "@/lib/i18n/format";
import type { StabilityRun } from "@/lib/stability/runs";
import { WEIGHT_SPREAD } from "@/lib/stability/schema";
import type { ShownStability } from "@/lib/stability/shown";
import { useSourceTypeName } from "./source-type-name";
import styles from "./stability.module.css";

const METHODS = ["weights", "lowConfidence", "sourceTypes", "gates", "oneByOne", "seed"] as const;

/** What is drawn and how, in plain words. */
export function StabilityMethod() {
  const t = useTranslations("stability");
  return (
    <Disclosure summary={t("method")}>
      <ul>
        {METHODS.map((key) => (
          <li key={key}>{t(`methods.${key}`, { percent: WEIGHT_SPREAD })}</li>
        ))}
      </ul>
    </Disclosure>
  );
}

/** How far a run is, with the button that stops it; how it ended where that was not well. */
export function RunState({ run, cancel }: { run: StabilityRun; cancel: ServerAction<null, "over"> }) {
  const t = useTranslations("stability");
  const locale = useLocale();
  const { status, mayCancel } = run;
  if (status === "done") return null;
  if (status === "cancelled" || status === "failed")
    return (
      <Notice kind={status === "failed" ? "danger" : "information"}>
        <p>{t(`ended.${status}`)}</p>
      </Notice>
    );
  const percent = formatShare(locale, run.percent / 100);
  const done = formatCount(locale, run.drawsDone);
  const draws = formatCount(locale, run.draws);
  return (
    <div className={styles.progress}>
      <WaitFor at={status === "waiting" ? status : done}>
        <p role="status">
          {status === "waiting" ? t("progress.waiting") : t("progress.working", { percent, done, draws })}
        </p>
        <progress aria-label={t("progress.label")} value={run.drawsDone} max={run.draws} />
      </WaitFor>
      {mayCancel ? (
        <ActionButton
          action={cancel}
          values={{ run: run.id }}
          text={t("progress.cancel")}
          reasons={{ over: t("progress.over") }}
        />
      ) : null}
    </div>
  );
}

/** With which numbers a run was asked for, and of what it was computed. */
export function RunSettings({
  run,
  edition,
  zone,
  stability,
}: {
  run: StabilityRun;
  edition: string;
  zone: string;
  /** Of one country only. */
  stability: ShownStability | null;
}) {
  const t = useTranslations("stability");
  const locale = useLocale();
  const { seed, draws, weightSpread, status, createdAt } = run;
  return (
    <section aria-labelledby="settings">
      <h2 id="settings">{t("settings")}</h2>
      <DescriptionList
        items={[
          {
            key: "asked",
            term: t("setting.asked"),
            value: <InstantText instant={createdAt} zone={zone} />,
          },
          { key: "status", term: t("setting.status"), value: t(`statuses.${status}`) },
          { key: "edition", term: t("setting.edition"), value: <bdi>{edition}</bdi> },
          { key: "draws", term: t("setting.draws"), value: formatCount(locale, draws) },
          { key: "seed", term: t("setting.seed"), value: <bdi>{seed}</bdi> },
          {
            key: "weights",
            term: t("setting.weights"),
            value: t("setting.weightsValue", { percent: weightSpread }),
          },
          ...(stability === null
            ? []
            : [
                {
                  key: "rated",
                  term: t("setting.rated"),
                  value: t("setting.ratedValue", { rated: stability.rated, unsure: stability.unsure }),
                },
                {
                  key: "sourceTypes",
                  term: t("setting.sourceTypes"),
                  value: <SourceTypes types={stability.sourceTypes} />,
                },
              ]),
        ]}
      />
    </section>
  );
}

function SourceTypes({ types }: { types: ShownStability["sourceTypes"] }) {
  const t = useTranslations("stability.setting");
  const nameOf = useSourceTypeName();
  if (types.length === 0) return t("noSourceTypes");
  return (
    <ul>
      {types.map(({ type, lost }) => (
        <li key={type}>{t("sourceType", { type: nameOf(type), lost })}</li>
      ))}
    </ul>
  );
}

/** The newest runs, each with the way to it. */
export function RunList({
  runs,
  shown,
  address,
  zone,
}: {
  runs: readonly StabilityRun[];
  /** The id of the one that the page shows. */
  shown: string;
  address: string;
  zone: string;
}) {
  const t = useTranslations("stability");
  const locale = useLocale();
  if (runs.length < 2) return null;
  return (
    <section aria-labelledby="runs" data-print="hide">
      <h2 id="runs">{t("runs")}</h2>
      <ul>
        {runs.map(({ id, draws, seed, status, createdAt }) => {
          const text = t("runOf", { draws: formatCount(locale, draws), seed: String(seed) });
          return (
            <li key={id}>
              {id === shown ? `${text} (${t("shown")})` : <Link href={`${address}?run=${id}`}>{text}</Link>}{" "}
              <InstantText instant={createdAt} zone={zone} /> · {t(`statuses.${status}`)}
            </li>
          );
        })}
      </ul>
    </section>
  );
}

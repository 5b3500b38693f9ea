import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { ActionForm } from "@/components/forms/action-form";
import { Link } from "@/components/ui/link";
import type { ServerAction } from "@/lib/core/action-state";
import type { ImportRun, RunRefusal } from "@/lib/import/runs/view";
import styles from "./import.module.css";
import { nameFields } from "./import-fields";

type Step = ServerAction<null, RunRefusal>;

/** What can be done about names of countries: decide them, ask for it, go on without them, look whether they are decided. */
export type NameActions = { decide: Step; ask: Step; leaveOut: Step; checkAgain: Step };

/**
 * Names of countries that somebody has to decide: a form for who may, and for all others who does, with the ways to go
 * on meanwhile.
 */
export function OpenNames({
  run,
  countries,
  mayDecide,
  actions,
}: {
  run: ImportRun;
  countries: readonly { iso3: string; name: string }[];
  mayDecide: boolean;
  actions: NameActions;
}) {
  const t = useTranslations("import");
  const all = useTranslations();
  const { names, nameCount } = run.view;
  const { asksForNames, leavesOutUndecided } = run.choices;
  const reasons = { busy: t("run.busy") };
  const values = { run: run.id };
  return (
    <section aria-labelledby="names-title" className={styles.names}>
      <h2 id="names-title">{t("names.title")}</h2>
      {leavesOutUndecided ? <p>{t("names.leftOut")}</p> : null}
      {nameCount > names.length ? <p>{t("names.more", { count: nameCount - names.length })}</p> : null}
      {mayDecide ? (
        <>
          <p>
            {t("names.lead")} <Link href="/import/names">{t("decisions.title")}</Link>
          </p>
          <ActionForm
            id="names"
            action={actions.decide}
            submit={t("names.submit")}
            reasons={reasons}
            fields={nameFields(all, run.id, names, countries)}
          />
        </>
      ) : (
        <>
          <p>{t("names.others")}</p>
          <ul>
            {names.map(({ name, line, likely }) => (
              <li key={name}>
                <bdi>{name}</bdi>
                {line === null ? null : ` · ${t("names.line", { line })}`}
                {likely === undefined ? null : (
                  <>
                    {" · "}
                    {t("names.likely", {
                      countries: countries
                        .filter(({ iso3 }) => likely.includes(iso3))
                        .map((country) => country.name)
                        .join(" · "),
                    })}
                  </>
                )}
              </li>
            ))}
          </ul>
          {asksForNames ? (
            <>
              <p role="status">{t("names.asked")}</p>
              <ActionButton
                action={actions.checkAgain}
                values={values}
                text={t("names.checkAgain")}
                reasons={reasons}
              />
            </>
          ) : (
            <ActionButton action={actions.ask} values={values} text={t("names.ask")} reasons={reasons} />
          )}
        </>
      )}
      {leavesOutUndecided ? null : (
        <ActionButton
          action={actions.leaveOut}
          values={values}
          text={t("names.leaveOut")}
          reasons={reasons}
        />
      )}
    </section>
  );
}

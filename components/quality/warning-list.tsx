import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { InstantText } from "@/components/ui/date-text";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { StatusTag } from "@/components/ui/status-tag";
import type { ServerAction } from "@/lib/core/action-state";
import type { CountryQuality, CountryWarning } from "@/lib/quality/view";
import { entryPath } from "@/lib/registers/schema";
import styles from "./warning-list.module.css";

type Dismiss = ServerAction<{ rule: string }, "gone" | "dismissed_already">;

interface WarningListProps {
  iso3: string;
  warnings: readonly CountryWarning[];
  registers: CountryQuality["registers"];
  zone: string;
  /** Null for who may only read. */
  dismiss: Dismiss | null;
}

/** Warnings of the checks: what does not fit, with both values, the entries, and a way to say that it is no mistake. */
export function WarningList({ iso3, warnings, registers, zone, dismiss }: WarningListProps) {
  const t = useTranslations("quality");
  return (
    <ul className={styles.list}>
      {warnings.map((warning, place) => {
        const { rule, codes, values, signature, dismissed } = warning;
        return (
          <li key={`${rule} ${signature}`} className={styles.warning}>
            <p className={styles.text}>
              <StatusTag shape={dismissed === null ? "attention" : "over"}>
                {t(dismissed === null ? "open" : "dismissed")}
              </StatusTag>{" "}
              <strong>{t(`rules.${rule}.title`)}</strong> {t(`rules.${rule}.text`, { ...values })}
            </p>
            <p className={styles.entries}>
              {t("entries")}{" "}
              {codes.map((code, index) => {
                const register = registers[code];
                return (
                  <span key={code}>
                    {index === 0 ? null : " · "}
                    {register === undefined ? (
                      <bdi>{code}</bdi>
                    ) : (
                      <Link href={entryPath(register, code)}>
                        <bdi>{code}</bdi>
                      </Link>
                    )}
                  </span>
                );
              })}
            </p>
            {dismissed === null ? null : (
              <p dir="auto">
                {dismissed.reason} ({dismissed.by ?? t("installation")},{" "}
                <InstantText instant={dismissed.at} zone={zone} />)
              </p>
            )}
            {dismissed === null && dismiss !== null ? (
              <Disclosure summary={t("dismiss")}>
                <ActionForm
                  id={`dismiss-${place}`}
                  action={dismiss}
                  submit={t("dismissSubmit")}
                  reasons={{ gone: t("reasons.gone"), dismissed_already: t("reasons.dismissed_already") }}
                  fields={[
                    { kind: "hidden", name: "iso3", value: iso3 },
                    { kind: "hidden", name: "rule", value: rule },
                    { kind: "hidden", name: "signature", value: signature },
                    { kind: "textarea", name: "reason", label: t("why"), hint: t("whyHint") },
                  ]}
                />
              </Disclosure>
            ) : null}
          </li>
        );
      })}
    </ul>
  );
}

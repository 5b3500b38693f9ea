import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { Link } from "@/components/ui/link";
import type { RegisterKey } from "@/db/enums";
import { CHECKED_MAX } from "@/lib/checks/schema";
import type { BatchToCheck, BeginRefusal } from "@/lib/checks/view";
import type { ServerAction } from "@/lib/core/action-state";

/** Above a list of what waits for the reader's check: the way to check all of it, and the imports that it is from. */
export function CheckAll({
  register,
  parameters,
  total,
  batches,
  zone,
  begin,
}: {
  register: RegisterKey;
  /** Of the list that stands there. */
  parameters: Readonly<Record<string, string>>;
  total: number;
  batches: readonly BatchToCheck[];
  zone: string;
  begin: ServerAction<unknown, BeginRefusal>;
}) {
  const t = useTranslations("registers.checks");
  const others = batches.filter(({ id }) => id !== parameters.batch);
  return (
    <section aria-label={t("title")}>
      {parameters.batch === undefined ? null : (
        <p>
          {t("onlyBatch")} <Link href={`/${register}?status=to_check`}>{t("allBatches")}</Link>
        </p>
      )}
      {total === 0 ? null : (
        <ActionButton
          action={begin}
          values={{ ...parameters, register }}
          text={t("begin", { count: total })}
          reasons={{ nothing: t("nothing"), too_many: t("tooMany", { most: CHECKED_MAX }) }}
        />
      )}
      {others.length === 0 ? null : (
        <>
          <p>{t("batches")}</p>
          <ul>
            {others.map(({ id, by, importedAt, count }) => (
              <li key={id}>
                <Link href={`/${register}?status=to_check&batch=${id}`}>
                  {by === null ? t("batchOfInstallation", { count }) : t("batch", { by, count })}
                </Link>{" "}
                <InstantText instant={importedAt} zone={zone} />
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
}

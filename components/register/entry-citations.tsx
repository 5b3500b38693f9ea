import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { AskedRemoval } from "@/components/source/asked-removal";
import { Link } from "@/components/ui/link";
import type { ServerAction } from "@/lib/core/action-state";
import type { EntryDetail } from "@/lib/registers/view";
import { langOf } from "@/lib/text/language";
import styles from "./register.module.css";

type Remove = ServerAction<{ citationId: string }, "removed_already">;

/** What an entry rests on: each passage with its source, what it shows and how it stands. */
export function EntryCitations({ entry, remove }: { entry: EntryDetail; remove: Remove }) {
  const t = useTranslations();
  if (entry.citations.length === 0) return <p className={styles.note}>{t("registers.entry.noCitations")}</p>;
  return (
    <ul className={styles.citations}>
      {entry.citations.map(({ id, shows, stance, source }) => (
        <li key={id} className={styles.citation}>
          {source.visible ? (
            <>
              <Link href={`/sources/${source.code}`}>
                <bdi>{source.code}</bdi> <span dir="auto">{source.title}</span>
              </Link>
              {source.locator === null ? null : (
                <>
                  {" · "}
                  <span dir="auto">{source.locator}</span>
                </>
              )}
            </>
          ) : source.year === null ? (
            t("registers.entry.hiddenSourceNoYear", { type: t(`sources.types.${source.type}`) })
          ) : (
            t("registers.entry.hiddenSource", { type: t(`sources.types.${source.type}`), year: source.year })
          )}
          {" · "}
          {t(`registers.shows.${shows}`)} · {t(`registers.entry.${stance}`)}
          {source.visible && source.body !== null ? (
            <p className={styles.body} dir="auto" lang={langOf(source.language)}>
              {source.body}
            </p>
          ) : null}
          {entry.may.cite && source.visible ? (
            <AskedRemoval
              open={t("registers.entry.remove")}
              about={source.code}
              question={t.rich("registers.entry.removeAsk", { source: () => <bdi>{source.code}</bdi> })}
            >
              <ActionButton
                action={remove}
                values={{ register: entry.register, code: entry.code, citationId: id }}
                text={t("registers.entry.removeCitation", { code: source.code })}
                reasons={{ removed_already: t("registers.reasons.removed_already") }}
              />
            </AskedRemoval>
          ) : null}
        </li>
      ))}
    </ul>
  );
}

import { useTranslations } from "next-intl";
import { ActionButton } from "@/components/forms/action-button";
import { InstantText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { ServerAction } from "@/lib/core/action-state";
import { ELEMENT_GROUPS, type LawElement } from "@/lib/laws/elements";
import { ALL_WITH_ARTICLE } from "@/lib/laws/schema";
import type { ReadElement } from "@/lib/laws/view";
import { codeWord } from "@/lib/registers/reader-words";
import { langOf } from "@/lib/text/language";
import styles from "./law.module.css";

type SecondReadAction = ServerAction<{ read: number }, "changed_meanwhile" | "nothing_to_read">;

type ElementTablesProps = {
  law: { code: string; version: number; language: string };
  elements: readonly ReadElement[];
  read: SecondReadAction;
  zone: string;
};

/** All elements of a law in their groups: what was read, where it stands, and whether a second person read it. */
export function ElementTables({ law, elements, read, zone }: ElementTablesProps) {
  const t = useTranslations("laws");
  const waiting = elements.filter(({ mayRead, article }) => mayRead && article !== null).length;
  return (
    <>
      <p>
        {t("elements.counted", {
          read: elements.length,
          twice: elements.filter(({ secondReadAt }) => secondReadAt !== null).length,
        })}
      </p>
      {waiting === 0 ? null : (
        <div className={styles.confirm} data-print="hide">
          <p>{t("secondReading.lead")}</p>
          <ReadButton
            law={law}
            element={ALL_WITH_ARTICLE}
            text={t("secondReading.all", { count: waiting })}
            read={read}
          />
        </div>
      )}
      {ELEMENT_GROUPS.map(({ group, elements: codes }) => (
        <section key={group} className={styles.group}>
          <h3>{t(`groups.${group}`)}</h3>
          <Table id={`elements-${group}`} caption={t(`groups.${group}`)} captionHidden>
            <thead>
              <tr>
                {(["element", "value", "article", "secondReader"] as const).map((column) => (
                  <th key={column} scope="col">
                    {t(`elements.${column}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {codes.map((code) => (
                <ElementRow
                  key={code}
                  law={law}
                  code={code}
                  row={elements.find(({ element }) => element === code)}
                  read={read}
                  zone={zone}
                />
              ))}
            </tbody>
          </Table>
        </section>
      ))}
    </>
  );
}

function ElementRow({
  law,
  code,
  row,
  read,
  zone,
}: Omit<ElementTablesProps, "elements"> & { code: LawElement; row: ReadElement | undefined }) {
  const t = useTranslations();
  const name = codeWord(t, "law_element", code);
  if (row === undefined)
    return (
      <tr>
        <th scope="row">{name}</th>
        <td className={styles.unread}>{t("laws.elements.unread")}</td>
        <td />
        <td />
      </tr>
    );
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{codeWord(t, "law_element_value", row.value)}</td>
      <td>
        <span dir="auto">{row.article}</span>
        {row.quotation === null ? null : (
          <q className={styles.quotation} dir="auto" lang={langOf(law.language)}>
            {row.quotation}
          </q>
        )}
      </td>
      <td>
        {row.secondReadAt === null ? (
          <span className={styles.unread}>{t("laws.elements.notTwice")}</span>
        ) : (
          <>
            {row.secondReader === null ? null : (
              <>
                <bdi>{row.secondReader}</bdi>,{" "}
              </>
            )}
            <InstantText instant={row.secondReadAt} zone={zone} show="day" />
          </>
        )}
        {row.mayRead ? (
          <div data-print="hide">
            <ReadButton law={law} element={code} text={t("laws.secondReading.one")} name={name} read={read} />
          </div>
        ) : null}
      </td>
    </tr>
  );
}

function ReadButton({
  law,
  element,
  text,
  name,
  read,
}: {
  law: ElementTablesProps["law"];
  element: string;
  text: string;
  /** What it is about, for who hears the button alone. */
  name?: string;
  read: SecondReadAction;
}) {
  const t = useTranslations("laws");
  return (
    <ActionButton
      action={read}
      values={{ code: law.code, version: String(law.version), element }}
      text={text}
      label={name === undefined ? undefined : t("secondReading.of", { text, name })}
      reasons={{
        changed_meanwhile: t("reasons.changed_meanwhile"),
        nothing_to_read: t("reasons.nothing_to_read"),
      }}
    />
  );
}

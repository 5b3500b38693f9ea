import { useLocale, useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import { type StatusShape, StatusTag } from "@/components/ui/status-tag";
import { Table } from "@/components/ui/table";
import { formatCount } from "@/lib/i18n/format";
import type { ComparedElement, ComparedGroup, Difference } from "@/lib/laws/compare";
import type { ComparedText } from "@/lib/laws/view";
import { codeWord } from "@/lib/registers/reader-words";
import { entryPath } from "@/lib/registers/schema";
import styles from "./law.module.css";

const SHAPES: Record<Difference, StatusShape> = {
  same: "complete",
  meets: "complete",
  wider: "complete",
  beyond: "complete",
  other_value: "attention",
  short: "attention",
  unread: "attention",
  only_first: "half",
  only_second: "half",
  neither_read: "elsewhere",
  not_asked: "elsewhere",
};

/** Two texts side by side, element by element; what differs is said in words. `second` is null for the Protocol. */
export function CompareTables({
  first,
  second,
  groups,
}: {
  first: ComparedText;
  second: ComparedText | null;
  groups: readonly ComparedGroup[];
}) {
  const t = useTranslations("laws");
  const locale = useLocale();
  const differing = groups.flatMap(({ rows }) => rows).filter(({ differs }) => differs).length;
  return (
    <>
      <p>{t("compare.counted", { count: differing, shown: formatCount(locale, differing) })}</p>
      {groups.map(({ group, rows }) =>
        rows.length === 0 ? null : (
          <section key={group} className={styles.group}>
            <h2>{t(`groups.${group}`)}</h2>
            <Table id={`compared-${group}`} caption={t(`groups.${group}`)} captionHidden>
              <thead>
                <tr>
                  <th scope="col">{t("elements.element")}</th>
                  <th scope="col">
                    <TextName text={first} />
                  </th>
                  <th scope="col">
                    {second === null ? t("compare.protocolAsks") : <TextName text={second} />}
                  </th>
                  <th scope="col">{t("compare.difference")}</th>
                </tr>
              </thead>
              <tbody>
                {rows.map((row) => (
                  <CompareRow key={row.element} row={row} />
                ))}
              </tbody>
            </Table>
          </section>
        ),
      )}
    </>
  );
}

function TextName({ text }: { text: ComparedText }) {
  return (
    <Link href={entryPath("laws", text.code)}>
      <bdi>{text.code}</bdi>
    </Link>
  );
}

function CompareRow({ row: { element, first, second, asked, difference } }: { row: ComparedElement }) {
  const t = useTranslations();
  const reading = (read: ComparedElement["first"]) =>
    read === null ? (
      <span className={styles.unread}>{t("laws.elements.unread")}</span>
    ) : (
      <>
        {codeWord(t, "law_element_value", read.value)}
        {read.article === null ? null : (
          <>
            {" · "}
            <span dir="auto">{read.article}</span>
          </>
        )}
      </>
    );
  return (
    <tr>
      <th scope="row">{codeWord(t, "law_element", element)}</th>
      <td>{reading(first)}</td>
      <td>
        {asked === null ? (
          reading(second)
        ) : (
          <>
            {t(`laws.compare.asked.${asked.obligation}`)}
            {asked.instrument === null ? null : (
              <>
                {" · "}
                {t(`laws.compare.instruments.${asked.instrument === "UNTOC" ? "convention" : "protocol"}`)}
                {" · "}
                <bdi>{asked.ref}</bdi>
              </>
            )}
          </>
        )}
      </td>
      <td>
        <StatusTag shape={SHAPES[difference]}>{t(`laws.compare.differences.${difference}`)}</StatusTag>
      </td>
    </tr>
  );
}

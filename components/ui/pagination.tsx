import { useTranslations } from "next-intl";
import { Link } from "./link";
import styles from "./pagination.module.css";

interface PaginationProps {
  /** The list's address without its language. */
  path: string;
  /** What the address bar holds besides the page: filters, order. */
  parameters?: Readonly<Record<string, string>>;
  /** 1 for the first. */
  page: number;
  pages: number;
}

/** Steps through a long list by addresses (`?page=3`). Nothing where one page holds everything. */
export function Pagination({ path, parameters = {}, page, pages }: PaginationProps) {
  const t = useTranslations("common.pagination");
  if (pages <= 1) return null;
  const hrefOf = (target: number) =>
    `${path}?${new URLSearchParams({ ...parameters, page: String(target) }).toString()}`;
  return (
    <nav className={styles.pagination} aria-label={t("label")}>
      {page > 1 ? (
        <Link href={hrefOf(page - 1)} rel="prev">
          {t("previous")}
        </Link>
      ) : null}
      <span aria-current="page">{t("current", { page, pages })}</span>
      {page < pages ? (
        <Link href={hrefOf(page + 1)} rel="next">
          {t("next")}
        </Link>
      ) : null}
    </nav>
  );
}

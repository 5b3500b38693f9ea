import { Band, bandTint, ExposureLevel } from "./band";
import { classNames } from "./class-names";
import type { LinesCell, LinesLevel } from "./drawn-table";
import { Link } from "./link";
import styles from "./table.module.css";
import { VisuallyHidden } from "./visually-hidden";

/** Whether a cell holds a level or why there is none, which is drawn on the cell itself. */
export function isLevel(cell: LinesCell): cell is LinesLevel {
  return typeof cell === "object" && "level" in cell;
}

/** The ground of a cell with a level. */
export function levelClass({ tint }: LinesLevel): string {
  if (tint === undefined) return styles.level ?? "";
  return classNames(styles.level, tint === "missing" ? styles.missing : bandTint(tint.construct, tint.rank));
}

/** What stands in a cell. `start` and `end` are the two halves of the address that it leads to. */
export function DrawnCell({
  cell,
  start,
  end,
}: {
  cell: LinesCell;
  start?: string | undefined;
  end?: string | undefined;
}) {
  if (typeof cell === "string") return cell;
  if (isLevel(cell)) return <Level cell={cell} start={start} end={end} />;
  if ("href" in cell) return <Link href={cell.href}>{cell.text}</Link>;
  if ("dash" in cell)
    return (
      <>
        <span aria-hidden="true">–</span>
        <VisuallyHidden>{cell.dash}</VisuallyHidden>
      </>
    );
  if ("code" in cell)
    return (
      <>
        {cell.code} <bdi lang={cell.language}>{cell.title}</bdi>
      </>
    );
  if ("day" in cell) return <time dateTime={cell.day}>{cell.text}</time>;
  if ("spans" in cell) return <span className={styles.soft}>{cell.text}</span>;
  if ("under" in cell) {
    return (
      <span>
        {cell.text}
        {cell.under === "" ? null : <small className={styles.under}>{cell.under}</small>}
      </span>
    );
  }
  if ("as" in cell) {
    if (cell.as === "strong") return <strong>{cell.text}</strong>;
    return cell.as === "soft" ? <span className={styles.soft}>{cell.text}</span> : <bdi>{cell.text}</bdi>;
  }
  const { construct, ...figure } = cell;
  const drawn = construct === "exposure" ? <ExposureLevel {...figure} /> : <Band {...figure} />;
  return start === undefined || end === undefined ? (
    drawn
  ) : (
    <a href={`${start}${end}`} className={styles.leads}>
      {drawn}
    </a>
  );
}

/** A level as a plain link: there are thousands of them on a page, and none is fetched before it is followed. */
function Level({
  cell: { level, said, language, opens },
  start,
  end,
}: {
  cell: LinesLevel;
  start: string | undefined;
  end: string | undefined;
}) {
  const target = opens ?? end;
  if (start === undefined || target === undefined) return level;
  return (
    <a href={`${start}${target}`} lang={language} aria-label={said}>
      {level}
    </a>
  );
}

import { classNames } from "@/components/ui/class-names";
import { LABEL_BASE, LABEL_SIZE, type Label } from "@/lib/map/labels";
import type { Point } from "@/lib/map/projection";
import styles from "./map.module.css";

/** The class of a label by the zoom from which it is shown. */
const FROM: Readonly<Record<Label["from"], string | undefined>> = {
  0.25: styles.fromQuarter,
  0.5: styles.fromHalf,
  0.8: styles.fromPaper,
  1: styles.from1,
  2: styles.from2,
  4: styles.from4,
  8: styles.from8,
  16: styles.from16,
};

/** A length beside a point: letters, points and what stands between them grow alike. */
const beside = (units: number) => `${(units / LABEL_SIZE).toFixed(2)}em`;

/** The code of a State at its point, with a line to it where it was drawn out of a crowd. */
export function PointLabel({
  iso3,
  at: { x, y },
  label,
  title,
}: {
  iso3: string;
  at: Point;
  label: Label;
  title: string | undefined;
}) {
  const { line } = label;
  const code = (
    <text
      x={x}
      y={y}
      dx={beside(label.x)}
      dy={beside(label.y + LABEL_BASE)}
      className={classNames(styles.label, FROM[label.from])}
    >
      {title === undefined ? null : <title>{title}</title>}
      {iso3}
    </text>
  );
  if (line === null) return code;
  return (
    <>
      <svg
        aria-hidden="true"
        x={x}
        y={y}
        overflow="visible"
        className={classNames(styles.thread, FROM[label.from])}
      >
        <line
          x1={beside(line.from.x)}
          y1={beside(line.from.y)}
          x2={beside(line.to.x)}
          y2={beside(line.to.y)}
        />
      </svg>
      {code}
    </>
  );
}

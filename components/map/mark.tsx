import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { POINT_RADIUS } from "@/lib/map/labels";
import type { Mark } from "@/lib/map/mark";
import styles from "./mark.module.css";

/** Fillings that no plain colour can be; once in a page that shows marks. They grow with what they fill. */
export function MarkPatterns() {
  return (
    <defs>
      <linearGradient id="mark-half">
        <stop offset="0.5" className={styles.stopFull} />
        <stop offset="0.5" className={styles.stopEmpty} />
      </linearGradient>
      <pattern id="mark-none" width="0.34" height="0.34" patternContentUnits="objectBoundingBox">
        <rect width="0.34" height="0.34" className={styles.ground} />
        <path d="M0 .34 .34 0" className={styles.hatch} />
      </pattern>
      <pattern id="mark-crossed" width="1" height="1" patternContentUnits="objectBoundingBox">
        <rect width="1" height="1" className={styles.ground} />
        <path d="M.1 .1 .9 .9M.9 .1 .1 .9" className={styles.cross} />
      </pattern>
    </defs>
  );
}

/** What fills an area with a pattern: every mark but the plain colour, and what belongs to no State. */
const AREA_PATTERNS = ["half", "ring", "crossed", "none", "unassigned"] as const;
type AreaPattern = (typeof AREA_PATTERNS)[number];

const GRAIN: Readonly<Record<AreaPattern, { size: number; draw: ReactNode }>> = {
  half: { size: 5, draw: <path d="M0 1.25H5" className={styles.areaBar} /> },
  ring: { size: 5, draw: <circle cx="2.5" cy="2.5" r="1.1" className={styles.areaDot} /> },
  crossed: { size: 6, draw: <path d="M0 0 6 6M6 0 0 6" className={styles.areaCross} /> },
  none: {
    size: 5,

    draw: <path d="M-1 1 1-1M0 5 5 0M4 6 6 4" className={styles.areaHatch} />,
  },
  unassigned: { size: 4, draw: <path d="M2 0V4" className={styles.areaLine} /> },
};

/** The same fillings for areas: their grain is that of the map, whatever the size of what they fill. */
export function AreaPatterns() {
  return (
    <defs>
      {AREA_PATTERNS.map((name) => {
        const { size, draw } = GRAIN[name];
        return (
          <pattern key={name} id={`area-${name}`} width={size} height={size} patternUnits="userSpaceOnUse">
            <rect width={size} height={size} className={styles.land} />
            {draw}
          </pattern>
        );
      })}
    </defs>
  );
}

/** A piece of an area with its filling, as it stands beside words. */
export function AreaSample({ mark }: { mark: Mark | "unassigned" }) {
  const pattern = AREA_PATTERNS.find((name) => name === mark);
  return (
    <svg className={styles.sample} width="20" height="14" aria-hidden="true" focusable="false">
      <rect
        x="1"
        y="1"
        width="18"
        height="12"
        className={classNames(styles.areaSample, pattern === undefined && styles.solid)}
        {...(pattern === undefined ? {} : { fill: `url(#area-${pattern})` })}
      />
    </svg>
  );
}

/** A point with the filling of its mark. Its radius comes from its class, times its size. */
export function MarkCircle({
  mark,
  x,
  y,
  size,
  className,
  children,
}: {
  mark: Mark;
  x: number;
  y: number;
  size?: number | undefined;
  className: string | undefined;
  children?: ReactNode;
}) {
  const hasPattern = mark === "half" || mark === "none" || mark === "crossed";
  return (
    <circle
      transform={`translate(${x} ${y})${size === undefined ? "" : ` scale(${size.toFixed(2)})`}`}
      className={classNames(styles.mark, styles[mark], className)}
      {...(hasPattern ? { fill: `url(#mark-${mark})` } : {})}
    >
      {children}
    </circle>
  );
}

/** A point of a size as the map has it, to read others by. */
export function SizeSample({ size }: { size: number }) {
  return (
    <svg className={styles.sizeSample} viewBox="-19 -19 38 38" aria-hidden="true" focusable="false">
      <circle r={POINT_RADIUS * size} className={classNames(styles.mark, styles.solid)} />
    </svg>
  );
}

/** A mark as it stands beside words. */
export function MarkSample({ mark }: { mark: Mark }) {
  return (
    <svg className={styles.sample} width="16" height="16" aria-hidden="true" focusable="false">
      <MarkCircle mark={mark} x={8} y={8} className={styles.sampleCircle} />
    </svg>
  );
}

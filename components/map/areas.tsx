import type { Mark } from "@/lib/map/mark";
import { WORLD } from "@/lib/map/projection";
import styles from "./areas.module.css";

const WHOLE = { x: 0, y: 0, width: WORLD.width, height: WORLD.height };

type Part = "states" | "unassigned" | "borders" | "lines";

function Drawn({ href, part, className }: { href: string; part: Part; className: string | undefined }) {
  return <use href={`${href}#${part}`} className={className} />;
}

/** What belongs to no State, and the lines between areas, over whatever the areas show. */
function Beside({ href }: { href: string }) {
  return (
    <>
      <mask id="area-unassigned-mask" maskUnits="userSpaceOnUse" {...WHOLE}>
        <Drawn href={href} part="unassigned" className={styles.shown} />
      </mask>
      <rect
        {...WHOLE}
        className={styles.cover}
        fill="url(#area-unassigned)"
        mask="url(#area-unassigned-mask)"
      />
      <Drawn href={href} part="borders" className={styles.borders} />
      <Drawn href={href} part="lines" className={styles.lines} />
    </>
  );
}

/** The areas of a boundary set as quiet land. */
export function LandAreas({ href }: { href: string }) {
  return (
    <>
      <Drawn href={href} part="states" className={styles.land} />
      <Beside href={href} />
    </>
  );
}

/**
 * The areas of a boundary set with the filling of what is said of their States. A filling that is no plain colour is laid
 * over them whole and shows through their shapes, so that it has one grain from State to State.
 */
export function FactAreas({ href, areas }: { href: string; areas: readonly { iso3: string; mark: Mark }[] }) {
  return (
    <>
      <Drawn href={href} part="states" className={styles.land} />
      {[...Map.groupBy(areas, ({ mark }) => mark)].map(([mark, members]) => {
        const shapes = members.map(({ iso3 }) => <use key={iso3} href={`${href}#${iso3}`} />);
        return mark === "solid" ? (
          <g key={mark} className={styles.solid}>
            {shapes}
          </g>
        ) : (
          <g key={mark}>
            <mask id={`area-${mark}-mask`} maskUnits="userSpaceOnUse" {...WHOLE}>
              <g className={styles.shown}>{shapes}</g>
            </mask>
            <rect
              {...WHOLE}
              className={styles.cover}
              fill={`url(#area-${mark})`}
              mask={`url(#area-${mark}-mask)`}
            />
          </g>
        );
      })}
      <Beside href={href} />
    </>
  );
}

import styles from "./charts.module.css";

/** The pattern of what has no figure, for drawings of the same chart: `url(#id)` fills with it. */
export function Hatch({ id }: { id: string }) {
  return (
    <svg className={styles.definitions} width="0" height="0" aria-hidden="true">
      <defs>
        <pattern id={id} width="6" height="6" patternUnits="userSpaceOnUse">
          <path d="M0 6 6 0" className={styles.hatchLine} />
        </pattern>
      </defs>
    </svg>
  );
}

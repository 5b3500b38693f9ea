import type { ReactNode } from "react";
import { classNames } from "./class-names";
import styles from "./table.module.css";

interface TableProps {
  /** The id of the caption; it names the box that scrolls. */
  id: string;
  caption: ReactNode;
  /** The caption stays for who listens where a heading above says the same. */
  captionHidden?: boolean;
  /** Head and first column stay in sight while the rest scrolls in a box of the screen's height; or the first column alone. */
  sticky?: boolean | "column";
  /** On a phone each row becomes a card; every cell but the head of its row says its column in `data-label`. */
  stacks?: boolean;
  /** `<thead>`, `<tbody>`, `<tfoot>`; a column of numbers has `data-numeric` on its cells. */
  children: ReactNode;
}

/**
 * A table that scrolls within itself where it is wider than the page, by keyboard too. The box is a group and no
 * landmark: it would stand beside the section around it under the same name.
 */
export function Table({
  id,
  caption,
  captionHidden = false,
  sticky = false,
  stacks = false,
  children,
}: TableProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups what is filled in
    <div
      role="group"
      className={classNames(
        styles.region,
        sticky !== false && styles.sticky,
        sticky === true && styles.boxed,
        stacks && styles.stacks,
      )}
      aria-labelledby={id}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a region that scrolls must be reachable by keyboard
      tabIndex={0}
    >
      <table className={styles.table}>
        <caption id={id} className={classNames(styles.caption, captionHidden && styles.captionHidden)}>
          {caption}
        </caption>
        {children}
      </table>
    </div>
  );
}

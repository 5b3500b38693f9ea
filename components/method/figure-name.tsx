import type { Edition } from "@/lib/instruments/edition";
import styles from "./method.module.css";

/**
 * A domain by its code and title, an aggregate by its title, in the edition's language; an indicator by its code.
 * `withKey` sets the key that files and exports know an aggregate by in small type beside it.
 */
export function FigureName({
  edition,
  figure,
  withKey = false,
}: {
  edition: Edition;
  figure: string;
  withKey?: boolean;
}) {
  const node = edition.nodes.get(figure);
  const { language } = edition.file;
  if (node === undefined) return <bdi>{figure}</bdi>;
  if (node.kind === "domain") {
    return (
      <>
        <bdi>{figure}</bdi> <bdi lang={language}>{node.title}</bdi>
      </>
    );
  }
  return (
    <>
      <bdi lang={language}>{node.title}</bdi>
      {withKey ? (
        <>
          {" "}
          <bdi className={styles.key}>{figure}</bdi>
        </>
      ) : null}
    </>
  );
}

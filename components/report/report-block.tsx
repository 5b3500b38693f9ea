import { DescriptionList } from "@/components/ui/description-list";
import { Notice } from "@/components/ui/notice";
import { Table } from "@/components/ui/table";
import type { Block } from "@/lib/reports/model";
import styles from "./report.module.css";
import { ReportLines, ReportText } from "./report-text";

/** One block of a report. `id` names what needs a name on its page. */
export function ReportBlock({ id, block }: { id: string; block: Block }) {
  switch (block.kind) {
    case "heading": {
      const Heading = block.level === 3 ? "h3" : "h4";
      return (
        <Heading>
          <ReportText text={block.text} />
        </Heading>
      );
    }
    case "paragraph":
      return (
        <p className={styles.paragraph}>
          {block.isStrong ? (
            <strong>
              <ReportText text={block.text} />
            </strong>
          ) : (
            <ReportText text={block.text} />
          )}
        </p>
      );
    case "list":
      return (
        <ul className={styles.list}>
          {block.items.map((item, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the items of a report never change their places
            <li key={position}>
              <ReportLines texts={item} />
            </li>
          ))}
        </ul>
      );
    case "facts":
      return (
        <DescriptionList
          items={block.facts.map(({ term, values }, position) => ({
            key: `${position}`,
            term: <ReportText text={term} />,
            value: <ReportLines texts={values} />,
          }))}
        />
      );
    case "quote":
      return (
        <blockquote className={styles.quote}>
          <p className={styles.by}>
            <ReportText text={block.by} />
          </p>
          <ReportLines texts={block.texts} />
        </blockquote>
      );
    case "note":
      return (
        <Notice kind={block.tone}>
          {block.texts.map((text) => (
            <p key={text.text}>
              <ReportText text={text} />
            </p>
          ))}
        </Notice>
      );
    case "table":
      return <ReportTable id={id} table={block} />;
  }
}

function ReportTable({ id, table }: { id: string; table: Extract<Block, { kind: "table" }> }) {
  const { caption, columns, rows } = table;
  return (
    <Table id={id} caption={<ReportText text={caption} />} stacks>
      <thead>
        <tr>
          {columns.map(({ text, isNumeric }, position) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns of a report never change their places
            <th key={position} scope="col" data-numeric={isNumeric ? "" : undefined}>
              <ReportText text={text} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(([head = [], ...cells], row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a report never change their places
          <tr key={row}>
            <th scope="row">
              <ReportLines texts={head} />
            </th>
            {cells.map((cell, position) => {
              const column = columns[position + 1];
              return (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a report never change their places
                  key={position}
                  data-label={column?.text.text}
                  data-numeric={column?.isNumeric ? "" : undefined}
                >
                  {cell.length === 0 ? null : (
                    <span>
                      <ReportLines texts={cell} />
                    </span>
                  )}
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { InstrumentProblem } from "@/lib/instruments/problem";

/** The problems of an instrument file: where, what, and what to do. They are in English, as the format is. */
export function ProblemTable({
  problems,
  caption,
}: {
  problems: readonly InstrumentProblem[];
  caption: string;
}) {
  const t = useTranslations("rounds.instruments");
  return (
    <Table id="problems" caption={caption}>
      <thead>
        <tr>
          <th scope="col">{t("place")}</th>
          <th scope="col">{t("what")}</th>
          <th scope="col">{t("remedy")}</th>
        </tr>
      </thead>
      <tbody>
        {problems.map((problem) => (
          <tr key={`${problem.path} ${problem.text}`}>
            <td>
              <code dir="ltr">{problem.path}</code>
            </td>
            <td lang="en" dir="auto">
              {problem.text}
            </td>
            <td lang="en" dir="auto">
              {problem.remedy}
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

import { useTranslations } from "next-intl";
import { TraceList } from "@/components/forms/trace-list";
import { Notice } from "@/components/ui/notice";
import { changeName, type PackChange } from "@/lib/packs/view";
import { personalTracesIn } from "@/lib/text/personal-data";
import { usePartText } from "./part-text";

/** The texts of a pack that may tell who a person is, before it is applied; nothing where there are none. */
export function PersonalTexts({ changes }: { changes: readonly PackChange[] }) {
  const t = useTranslations("pack.compare");
  const { nameOf } = usePartText();
  const noticed = changes.flatMap((change) => {
    const traces = typeof change.file === "string" ? personalTracesIn(change.file) : [];
    return traces.length === 0 ? [] : [{ change, traces }];
  });
  if (noticed.length === 0) return null;
  return (
    <Notice kind="warning" title={t("personal")}>
      <p>{t("personalLead")}</p>
      {noticed.map(({ change, traces }) => (
        <div key={changeName(change)}>
          <p>
            <b>
              <bdi>{change.indicator}</bdi> · {nameOf(change.part)}
            </b>
          </p>
          <TraceList traces={traces} />
        </div>
      ))}
    </Notice>
  );
}

import { useTranslations } from "next-intl";
import type { Holder } from "@/lib/desk/view";

/** Names beside an assessment, each with its duty on a line of its own. */
export function HolderNames({ holders }: { holders: readonly Holder[] }) {
  const t = useTranslations("desk.list");
  const duties = useTranslations("rounds.duties.names");
  return (
    <div>
      {holders.map(({ duty, name }) => (
        <div key={`${duty} ${name}`}>
          <bdi>{t("held", { duty: duties(duty), person: name })}</bdi>
        </div>
      ))}
    </div>
  );
}

import { useTranslations } from "next-intl";
import { CopyableCode } from "@/components/ui/copyable-code";
import type { RegisterKey } from "@/db/enums";
import { holdsFigures } from "@/lib/figures/schema";

/** What one pastes into a text to point at an entry: a figure stands there with its value, any other by its title. */
export function EntryReference({ register, code }: { register: RegisterKey; code: string }) {
  const t = useTranslations();
  return (
    <CopyableCode
      code={`[[${holdsFigures(register) ? "figure" : "entry"}:${code}]]`}
      copyLabel={t("registers.entry.copyReference")}
      copyName={t("registers.entry.copyReferenceTo", { code })}
      copiedLabel={t("common.copied")}
    />
  );
}

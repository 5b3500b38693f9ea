import { useTranslations } from "next-intl";
import { TokenText } from "@/components/references/token-text";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import type { OpenDecision } from "@/lib/second-ratings/open";

/** What a reviewer decided between two ratings and the card does not say yet. */
export function SecondRatingDecision({ decision, href }: { decision: OpenDecision; href: string }) {
  const t = useTranslations("secondRating");
  const state = useTranslations("rating.state");
  return (
    <Notice kind="warning" title={t("decidedLevel", { level: decision.level ?? state(decision.state) })}>
      <span dir="auto">
        <TokenText text={decision.reason} />
      </span>{" "}
      <Link href={href}>{t("toPair")}</Link>
    </Notice>
  );
}

import { useTranslations } from "next-intl";
import { PlainText } from "@/components/references/plain-text";
import { DayText, InstantText } from "@/components/ui/date-text";
import { DescriptionList } from "@/components/ui/description-list";
import type { DraftHead } from "@/lib/country-comments/page";
import { UNDETERMINED } from "@/lib/text/language";

/** Which draft is with the State, since when and until when, and how its time ended. */
export function TimeToComment({ head, zone }: { head: DraftHead; zone: string }) {
  const t = useTranslations("countryComments");
  const { number, kind, sentAt, dueOn, daysLeft, outcome, endedAt, sha256 } = head;
  const { extensionReason, extensionGranted, extensionAnswer } = head;
  return (
    <DescriptionList
      items={[
        { key: "draft", term: t("draft"), value: t("draftNumber", { number, kind }) },
        { key: "sent", term: t("sentOn"), value: <InstantText instant={sentAt} zone={zone} show="day" /> },
        {
          key: "due",
          term: t("lastDay"),
          value: (
            <>
              <DayText day={dueOn} />
              {outcome === null
                ? ` · ${daysLeft < 0 ? t("timeIsOver") : t("daysLeft", { days: daysLeft })}`
                : null}
            </>
          ),
        },
        ...(outcome === null || endedAt === null
          ? []
          : [
              {
                key: "outcome",
                term: t("outcome"),
                value: (
                  <>
                    {t(`outcomes.${outcome}`)} · <InstantText instant={endedAt} zone={zone} show="day" />
                  </>
                ),
              },
            ]),
        ...(extensionReason === null
          ? []
          : [
              {
                key: "extension",
                term: t("extension"),
                value: (
                  <>
                    <PlainText text={extensionReason} language={UNDETERMINED} />
                    <br />
                    {extensionGranted === null
                      ? t("extensionWaits")
                      : t(extensionGranted ? "extensionGranted" : "extensionRefused")}{" "}
                    {extensionAnswer === null ? null : (
                      <PlainText text={extensionAnswer} language={UNDETERMINED} />
                    )}
                  </>
                ),
              },
            ]),
        { key: "hash", term: t("hash"), value: <code>{sha256}</code> },
      ]}
    />
  );
}

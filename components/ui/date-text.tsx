import { useLocale, useTranslations } from "next-intl";
import {
  type DayOptions,
  formatDay,
  formatInstant,
  formatPartialDate,
  type InstantOptions,
} from "@/lib/i18n/format";

/** A plain day (`2026-12-20`) in the reader's words. */
export function DayText({ day, style = "long" }: { day: string } & DayOptions) {
  return <time dateTime={day}>{formatDay(useLocale(), day, { style })}</time>;
}

/** An instant (ISO 8601) in the programme's zone (IANA name). */
export function InstantText({
  instant,
  zone,
  show = "both",
}: { instant: string; zone: string } & InstantOptions) {
  return <time dateTime={instant}>{formatInstant(useLocale(), instant, zone, { show })}</time>;
}

/** A partial date (`2024-05`) in the reader's words. */
export function PartialDateText({ date }: { date: string }) {
  return <bdi>{formatPartialDate(useTranslations(), useLocale(), date)}</bdi>;
}

import { useLocale, useTranslations } from "next-intl";
import { DayText, PartialDateText } from "@/components/ui/date-text";
import { type Description, DescriptionList } from "@/components/ui/description-list";
import { languageName } from "@/lib/i18n/format";
import type { SourceDetail } from "@/lib/sources/view";

/** What is known about a source, as pairs; what nobody gave is left out. */
export function SourceFacts({ source }: { source: SourceDetail }) {
  const t = useTranslations("sources");
  const locale = useLocale();
  const { interview } = source;
  const typed = (name: "publisher" | "origin" | "issuingBody" | "ministry"): Description[] => {
    const value = source[name];
    return value === null
      ? []
      : [{ key: name, term: t(`fields.${name}`), value: <span dir="auto">{value}</span> }];
  };
  const date = (name: "publishedOn" | "periodFrom" | "periodTo"): Description[] => {
    const value = source[name];
    return value === null
      ? []
      : [{ key: name, term: t(`fields.${name}`), value: <PartialDateText date={value} /> }];
  };
  const items: Description[] = [
    { key: "type", term: t("fields.type"), value: t(`types.${source.type}`) },
    {
      key: "access",
      term: t("fields.accessClass"),
      value: `${t(`access.${source.accessClass}`)}. ${t(`accessMeaning.${source.accessClass}`)}`,
    },
    ...typed("publisher"),
    ...typed("origin"),
    ...typed("issuingBody"),
    ...typed("ministry"),
    {
      key: "issuedByState",
      term: t("fields.issuedByState"),
      value: source.issuedByState ? t("source.yes") : t("source.no"),
    },
    ...date("publishedOn"),
    ...date("periodFrom"),
    ...date("periodTo"),
    ...(source.inForceCheckedOn === null
      ? []
      : [
          {
            key: "inForceCheckedOn",
            term: t("fields.inForceCheckedOn"),
            value: <DayText day={source.inForceCheckedOn} />,
          },
        ]),
    ...(source.language === null
      ? []
      : [{ key: "language", term: t("fields.language"), value: languageName(locale, source.language) }]),
    {
      key: "reliability",
      term: t("fields.reliability"),
      value: source.reliability ? t(`reliability.${source.reliability}`) : t("library.notGraded"),
    },
    {
      key: "credibility",
      term: t("fields.credibility"),
      value: source.credibility ? t(`credibility.${source.credibility}`) : t("library.notGraded"),
    },
    ...(source.link === null
      ? []
      : [
          {
            key: "link",
            term: t("fields.link"),
            value: (
              <a href={source.link} rel="noreferrer" dir="ltr">
                {source.link}
              </a>
            ),
          },
        ]),
    ...(interview === null ? [] : interviewItems(t, interview)),
  ];
  return <DescriptionList items={items} />;
}

function interviewItems(
  t: ReturnType<typeof useTranslations<"sources">>,
  interview: NonNullable<SourceDetail["interview"]>,
): Description[] {
  const { functionHeld, province, heldOn, consentWithdrawnOn } = interview;
  return [
    { key: "personCode", term: t("fields.personCode"), value: <bdi>{interview.personCode}</bdi> },
    ...(functionHeld === null
      ? []
      : [
          {
            key: "functionHeld",
            term: t("fields.functionHeld"),
            value: <span dir="auto">{functionHeld}</span>,
          },
        ]),
    ...(province === null
      ? []
      : [{ key: "province", term: t("fields.province"), value: <span dir="auto">{province}</span> }]),
    ...(heldOn === null
      ? []
      : [{ key: "heldOn", term: t("fields.heldOn"), value: <PartialDateText date={heldOn} /> }]),
    {
      key: "consent",
      term: t("fields.consent"),
      value: (
        <>
          {t(`consent.${interview.consent}`)} · <DayText day={consentWithdrawnOn ?? interview.consentOn} />
        </>
      ),
    },
    { key: "attribution", term: t("fields.attribution"), value: t(`attribution.${interview.attribution}`) },
    {
      key: "deleteOn",
      term: t(interview.erased ? "source.erasedOn" : "fields.deleteOn"),
      value: <DayText day={interview.deleteOn} />,
    },
  ];
}

import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EraseLink } from "@/components/erasure/erase-link";
import { FilePanel } from "@/components/files/file-panel";
import { ActionForm } from "@/components/forms/action-form";
import { MessagesProvider } from "@/components/messages-provider";
import { citationFields } from "@/components/source/citation-fields";
import { CitedRatings } from "@/components/source/cited-ratings";
import { OpeningSection } from "@/components/source/opening-table";
import { PassageList } from "@/components/source/passage-list";
import { ReaderList } from "@/components/source/reader-list";
import styles from "@/components/source/source.module.css";
import { SourceFacts } from "@/components/source/source-facts";
import { besideReasons, sourceFields, TWIN_REASON_FIELDS } from "@/components/source/source-fields";
import { SourceHistory } from "@/components/source/source-history";
import { OriginalNotice, TwinSection } from "@/components/source/source-versions";
import { WithdrawnNotice } from "@/components/source/withdrawn-notice";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import { formatDay, formatInstant } from "@/lib/i18n/format";
import { readSourcePage } from "@/lib/sources/page";
import { sourceAddressSchema } from "@/lib/sources/schema";
import {
  addPassageAction,
  citePassageAction,
  detachFileAction,
  endOpeningAction,
  grantReaderAction,
  removeCitationAction,
  revokeReaderAction,
  saveSourceAction,
} from "../actions";

type SourcePageProps = {
  params: Promise<{ code: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: SourcePageProps): Promise<Metadata> {
  return { title: (await params).code };
}

/** One source: what is known of it, its file, passages, the ratings that rest on it, readers and history. */
export default async function SourcePage({ params, searchParams }: SourcePageProps) {
  const { code } = await params;
  const { file: outcome, for: wantedFor } = sourceAddressSchema.parse(await searchParams);
  const locale = await getLocale();
  const { person, source, countries, choices, places, history, cited, zone, receivedOn } =
    await readSourcePage(code, locale);
  const [t, common, files] = await Promise.all([
    getTranslations("sources"),
    getTranslations("common"),
    getTranslations("files"),
  ]);
  const names = Object.fromEntries(
    source.passages.map(({ id, locator }, index) => [
      id,
      locator ?? t("passages.unnamed", { number: index + 1 }),
    ]),
  );
  const [wantedRound, wantedCountry, wantedIndicator] = wantedFor?.split("/") ?? [];
  const forms = places.map((place) => ({
    key: `${place.round}-${place.iso3}`,
    fields: citationFields(
      t,
      place,
      place.round === wantedRound && place.iso3 === wantedCountry ? [wantedIndicator ?? ""] : [],
    ),
  }));
  const first = forms.find(({ key }) => key === `${wantedRound}-${wantedCountry}`) ?? forms[0];
  const wantedPlace = places.find(({ round, iso3 }) => round === wantedRound && iso3 === wantedCountry);
  const wanted = wantedPlace?.indicators.find((indicator) => indicator.code === wantedIndicator);
  const back =
    wanted === undefined ? undefined : (
      <Link href={`/rounds/${wantedRound}/${wantedCountry}/${wanted.domain}#${wanted.code}`}>
        {t("source.backTo", { indicator: wanted.code })}
      </Link>
    );
  const ownOpening = source.openings.find(({ isOpen, isOwn }) => isOpen && isOwn);
  return (
    <MessagesProvider namespaces={["files", "sources"]}>
      <Breadcrumbs
        places={countries.map(({ iso3, name }) => ({
          key: iso3,
          text: t("source.library", { country: name }),
          href: `/countries/${iso3}/sources`,
        }))}
      />
      <PageHeader
        title={
          <>
            <bdi>{source.code}</bdi> <span dir="auto">{source.title}</span>
          </>
        }
        lead={
          source.author === null
            ? t("source.lead", { day: formatDay(locale, receivedOn) })
            : t("source.leadBy", { day: formatDay(locale, receivedOn), name: source.author })
        }
      />
      {back === undefined ? null : <p>{back}</p>}
      {source.interview?.erased ? (
        <Notice kind="information">
          <p>{t("source.erased")}</p>
        </Notice>
      ) : null}
      <WithdrawnNotice source={source} />
      {ownOpening === undefined ? null : (
        <Notice kind="warning">
          <p>{t("openings.own", { until: formatInstant(locale, ownOpening.until, zone) })}</p>
        </Notice>
      )}
      <OriginalNotice original={source.original} />
      <SourceFacts source={source} />
      <EraseLink noun="source" id={source.erasableId} />
      {source.may.write && !source.interview?.erased ? (
        <Disclosure summary={t("source.edit")} look="boxed">
          <ActionForm
            id="source"
            action={saveSourceAction}
            submit={t("source.save")}
            done={t("source.saved")}
            reasons={{
              ...besideReasons(t),
              changed_meanwhile: t("reasons.changed_meanwhile"),
              only_author: t("reasons.only_author"),
              consent_ended: t("reasons.consent_ended"),
              interview_stays: t("reasons.interview_stays"),
            }}
            reasonFields={{
              ...TWIN_REASON_FIELDS,
              only_author: "accessClass",
              consent_ended: "accessClass",
              interview_stays: "type",
            }}
            fields={[
              { kind: "hidden", name: "code", value: source.code },
              { kind: "hidden", name: "version", value: String(source.version) },
              ...sourceFields(t, { optional: common("optional") }, source, {
                countries: choices,
                interview: source.interview !== null,
              }),
            ]}
          />
        </Disclosure>
      ) : null}
      <section className={styles.section}>
        <h2>{files("title")}</h2>
        <FilePanel
          address={`/api/sources/${source.code}/file`}
          uploads={{ address: `/api/sources/${source.code}/uploads`, person }}
          file={source.file}
          mayWrite={source.may.extend}
          mayRemove={source.may.write}
          outcome={outcome}
          detach={{ action: detachFileAction, values: { code: source.code } }}
        />
      </section>
      <section className={styles.section} id="passages">
        <h2>{t("passages.title")}</h2>
        <PassageList
          passages={source.passages}
          erases={source.erasableId !== null}
          names={names}
          forms={forms}
          cite={citePassageAction}
        />
        {source.may.extend ? (
          <Disclosure summary={t("passages.add")} look="boxed" open={wantedFor !== undefined}>
            <ActionForm
              id="passage"
              action={addPassageAction}
              submit={t("passages.submit")}
              aside={back}
              done={t("passages.added")}
              reasons={{ consent_ended: t("reasons.consent_ended") }}
              fields={[
                { kind: "hidden", name: "code", value: source.code },
                { kind: "hidden", name: "language", value: source.language ?? locale },
                {
                  kind: "text",
                  name: "locator",
                  label: t("passages.locator"),
                  hint: t("passages.locatorHint"),
                },
                { kind: "textarea", name: "body", label: t("passages.body") },
                ...(first?.fields ?? []),
              ]}
            />
          </Disclosure>
        ) : null}
      </section>
      {source.citations === null ? null : (
        <section className={styles.section} id="citations-section">
          <h2>{t("citations.title")}</h2>
          <CitedRatings citations={source.citations} passageNames={names} remove={removeCitationAction} />
        </section>
      )}
      <TwinSection source={source} />
      {source.accessClass === "confidential" ? (
        <section className={styles.section}>
          <h2>{t("readers.title")}</h2>
          <ReaderList source={source} grant={grantReaderAction} revoke={revokeReaderAction} />
        </section>
      ) : null}
      <OpeningSection source={source} zone={zone} end={endOpeningAction} />
      {history === null ? null : (
        <section className={styles.section}>
          <h2>{t("history.title")}</h2>
          <SourceHistory {...history} citations={cited} zone={zone} />
        </section>
      )}
    </MessagesProvider>
  );
}

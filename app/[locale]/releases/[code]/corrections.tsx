import { getLocale, getTranslations } from "next-intl/server";
import { CorrectionCard } from "@/components/correction-request/correction-card";
import { ActionForm } from "@/components/forms/action-form";
import { indicatorOptions } from "@/components/forms/indicator-options";
import { languageField } from "@/components/forms/language-field";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { CORRECTION_DECISIONS } from "@/db/enums";
import type { CorrectionRequests, CorrectionRequestView } from "@/lib/correction-requests/view";
import type { ReleaseDocument } from "@/lib/releases/format";
import { decideCorrectionAction, requestCorrectionAction } from "./actions";

/** What was asked of a release after it was published and what was decided; and the forms of who may ask or decide. */
export async function Corrections({
  document,
  corrections: { requests, may },
  zone,
}: {
  document: ReleaseDocument;
  corrections: CorrectionRequests;
  zone: string;
}) {
  const t = await getTranslations("correctionRequests");
  if (requests.length === 0 && !may.request) return null;
  const titles = new Map(document.indicators.map(({ code, title }) => [code, title]));
  return (
    <section aria-labelledby="corrections">
      <h2 id="corrections">{t("title")}</h2>
      {requests.length === 0 ? <p>{t("none")}</p> : null}
      {requests.map((request) => (
        <CorrectionCard
          key={request.id}
          request={request}
          zone={zone}
          letters={`/rounds/${document.round.code}/${document.country.iso3}/correspondence`}
          title={
            request.indicator === null ? (
              t("wholeRelease")
            ) : (
              <>
                {request.indicator}{" "}
                <bdi lang={document.edition.language}>{titles.get(request.indicator)}</bdi>
              </>
            )
          }
        >
          {may.decide && request.decision === null ? (
            <div data-print="hide">
              <DecideForm document={document} request={request} />
            </div>
          ) : null}
          {may.reopen && request.decision === "corrected" ? (
            <p data-print="hide">
              <Link href={`/rounds/${document.round.code}/${document.country.iso3}/steps/reopen`}>
                {t("toReopen")}
              </Link>
            </p>
          ) : null}
        </CorrectionCard>
      ))}
      {may.request ? (
        <div data-print="hide">
          <RequestForm document={document} count={requests.length} may={may} />
        </div>
      ) : null}
    </section>
  );
}

async function RequestForm({
  document,
  count,
  may,
}: {
  document: ReleaseDocument;
  count: number;
  may: CorrectionRequests["may"];
}) {
  const [t, locale] = await Promise.all([getTranslations("correctionRequests"), getLocale()]);
  return (
    <Disclosure key={count} summary={t(may.fromLetter ? "enterLetter" : "report")} look="boxed">
      <ActionForm
        id="request-correction"
        keptAs={`correction ${document.code} ${count}`}
        action={requestCorrectionAction}
        submit={t("submit")}
        done={t("sent")}
        reasons={{ reference_missing: t("refusals.reference_missing") }}
        reasonFields={{ reference_missing: "reference" }}
        fields={[
          { kind: "hidden", name: "code", value: document.code },
          {
            kind: "select",
            name: "indicator",
            label: t("about"),
            options: indicatorOptions(document.indicators),
            empty: t("wholeRelease"),
          },
          ...(may.fromLetter
            ? [{ kind: "text" as const, name: "reference", label: t("reference"), hint: t("referenceHint") }]
            : []),
          languageField(t("language"), locale),
          { kind: "textarea", name: "body", label: t("body"), hint: t("bodyHint") },
        ]}
      />
    </Disclosure>
  );
}

async function DecideForm({
  document,
  request,
}: {
  document: ReleaseDocument;
  request: CorrectionRequestView;
}) {
  const [t, locale] = await Promise.all([getTranslations("correctionRequests"), getLocale()]);
  return (
    <Disclosure summary={t("decide")} look="boxed">
      <ActionForm
        id={`decide-correction-${request.id}`}
        action={decideCorrectionAction}
        submit={t("decideSubmit")}
        reasons={{ decided_already: t("refusals.decided_already") }}
        fields={[
          { kind: "hidden", name: "code", value: document.code },
          { kind: "hidden", name: "request", value: request.id },
          {
            kind: "radios",
            name: "decision",
            label: t("decision"),
            options: CORRECTION_DECISIONS.map((value) => ({ value, label: t(`decisions.${value}`) })),
          },
          languageField(t("language"), locale),
          { kind: "textarea", name: "reason", label: t("reason"), hint: t("reasonHint") },
        ]}
      />
    </Disclosure>
  );
}

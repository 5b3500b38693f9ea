import type { Metadata } from "next";
import { getLocale, getTranslations } from "next-intl/server";
import { EraseLink } from "@/components/erasure/erase-link";
import { FilePanel } from "@/components/files/file-panel";
import { ActionForm } from "@/components/forms/action-form";
import { ElementTables } from "@/components/law/element-tables";
import { ReformTimeLine } from "@/components/law/time-line";
import { MessagesProvider } from "@/components/messages-provider";
import { CiteForm } from "@/components/register/cite-form";
import { EntryCitations } from "@/components/register/entry-citations";
import { EntryFacts } from "@/components/register/entry-facts";
import { keyFields } from "@/components/register/entry-fields";
import { EntryHistory } from "@/components/register/entry-history";
import { EntryReference } from "@/components/register/entry-reference";
import { EntryStanding } from "@/components/register/entry-standing";
import styles from "@/components/register/register.module.css";
import { RouteCorridors } from "@/components/route/route-corridors";
import { Breadcrumbs } from "@/components/ui/breadcrumbs";
import { LinkButton } from "@/components/ui/button";
import { Disclosure } from "@/components/ui/disclosure";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { PageHeader } from "@/components/ui/page-header";
import type { PageProps } from "@/lib/core/page-props";
import { PROTOCOL, readLawPage } from "@/lib/laws/page";
import { legsOf } from "@/lib/registers/definitions/routes";
import { textOf } from "@/lib/registers/fields";
import { readEntryPage, registerOf } from "@/lib/registers/page";
import { titleInWords } from "@/lib/registers/reader-words";
import { entryAddressSchema, entryFilePath, entryPath, entryUploadsPath } from "@/lib/registers/schema";
import { watchedTexts } from "@/lib/registers/watched-texts";
import { personalTracesIn } from "@/lib/text/personal-data";
import { EntryReports } from "../../error-reports/entry-reports";
import { secondReadAction } from "../../laws/actions";
import {
  checkEntryAction,
  citeEntryAction,
  detachEntryFileAction,
  removeEntryCitationAction,
  supersedeEntryAction,
  withdrawEntryAction,
} from "../actions";

type EntryPageProps = PageProps<"register" | "code">;

export async function generateMetadata({ params }: EntryPageProps): Promise<Metadata> {
  return { title: (await params).code };
}

/** One entry: what is recorded, who may see it, what it rests on, what points at it, and its history. */
export default async function EntryPage({ params, searchParams }: EntryPageProps) {
  const { register, code } = await params;
  const { file: outcome, report } = entryAddressSchema.parse(await searchParams);
  const definition = registerOf(register);
  const locale = await getLocale();
  const { person, entry, errors, changes, names, passages, lines, zone } = await readEntryPage(
    locale,
    definition,
    code,
  );
  const law = definition.key === "laws" ? await readLawPage(entry) : null;
  const t = await getTranslations();
  const { key } = definition;
  const traces = entry.may.check
    ? watchedTexts(definition, entry).flatMap((text) => personalTracesIn(text).map((found) => found.text))
    : [];
  const path = entryPath(key, entry.code);
  const meanwhile = t("registers.reasons.changed_meanwhile");
  return (
    <MessagesProvider namespaces={["files", "registers", "administration"]}>
      <Breadcrumbs
        places={[
          { key: "evidence", text: t("registers.title"), href: "/evidence" },
          { key, text: t(`registers.nouns.${key}.title`), href: `/${key}` },
        ]}
      />
      <PageHeader
        title={
          <>
            <span dir="auto">{titleInWords(t, entry.title, names)}</span> <bdi>{entry.code}</bdi>
          </>
        }
        lead={t(`registers.nouns.${key}.one`)}
        actions={
          entry.may.write ? (
            <LinkButton href={`${path}/change`}>{t("registers.entry.change")}</LinkButton>
          ) : undefined
        }
      />
      <EntryStanding entry={entry} names={names} zone={zone} />
      <section className={styles.section}>
        <h2>{t("registers.entry.facts")}</h2>
        <EntryFacts definition={definition} entry={entry} names={names} />
        {entry.may.seeHistory ? (
          <p>
            {t("registers.entry.reference")} <EntryReference register={key} code={entry.code} />
          </p>
        ) : null}
      </section>
      <EraseLink noun="register_entry" id={entry.erasableId} />
      {key === "routes" ? <RouteCorridors legs={legsOf(entry.rows)} names={names} /> : null}
      {definition.file === undefined ? null : (
        <section className={styles.section}>
          <h2>{t("files.title")}</h2>
          {entry.file === null && textOf(entry.values, definition.file.insteadOf) === "" ? (
            <Notice kind="warning">
              <p>{t("registers.entry.noFileOrLink")}</p>
            </Notice>
          ) : null}
          <FilePanel
            address={entryFilePath(key, entry.code)}
            uploads={{ address: entryUploadsPath(key, entry.code), person }}
            file={entry.file}
            mayWrite={entry.may.write}
            outcome={outcome}
            detach={{ action: detachEntryFileAction, values: { register: key, code: entry.code } }}
          />
        </section>
      )}
      {law === null ? null : (
        <section className={styles.section} id="elements">
          <h2>{t("laws.elements.title")}</h2>
          <p>
            {[PROTOCOL, ...law.versions].map((other) => (
              <span key={other}>
                <Link href={`/laws/compare?a=${entry.code}&b=${other}`}>
                  {other === PROTOCOL
                    ? t("laws.compare.withProtocol")
                    : t("laws.compare.withVersion", { code: other })}
                </Link>{" "}
                ·{" "}
              </span>
            ))}
            <Link href="/laws/definition">{t("laws.definition.title")}</Link>
          </p>
          {entry.may.write ? (
            <p>
              <LinkButton href={`/laws/${entry.code}/elements`}>{t("laws.elements.change")}</LinkButton>
            </p>
          ) : null}
          <ElementTables law={entry} elements={law.elements} read={secondReadAction} zone={zone} />
        </section>
      )}
      {law === null ? null : (
        <section className={styles.section} id="time-line">
          <h2>{t("laws.timeLine.title")}</h2>
          <ReformTimeLine events={law.events} current={entry.code} />
        </section>
      )}
      <section className={styles.section} id="citations">
        <h2>{t("registers.entry.citations")}</h2>
        <EntryCitations entry={entry} remove={removeEntryCitationAction} />
        {entry.may.cite ? <CiteForm entry={entry} passages={passages} action={citeEntryAction} /> : null}
      </section>
      {entry.may.check ? (
        <section className={styles.section} data-print="hide">
          <h2>{t("registers.entry.checkTitle")}</h2>
          <p>{t("registers.entry.checkLead")}</p>
          {traces.length === 0 ? null : (
            <Notice kind="warning">
              <p>
                {t("registers.entry.personal")} <bdi>{traces.join(" · ")}</bdi>
              </p>
            </Notice>
          )}
          {entry.lacksSource ? (
            <Notice kind="warning">
              <p>{t("registers.entry.noSource")}</p>
            </Notice>
          ) : null}
          <ActionForm
            id="check"
            action={checkEntryAction}
            submit={t("registers.entry.check")}
            reasons={{
              changed_meanwhile: meanwhile,
              no_file_or_link: t("registers.reasons.no_file_or_link"),
              no_source: t("registers.reasons.no_source"),
            }}
            reasonFields={{ no_source: "withoutSource" }}
            fields={[
              ...keyFields(key, entry),
              ...(entry.lacksSource
                ? [
                    {
                      kind: "checkbox",
                      name: "withoutSource",
                      value: "on",
                      label: t("registers.entry.withoutSource"),
                    } as const,
                  ]
                : []),
            ]}
          />
        </section>
      ) : null}
      <EntryReports
        entry={entry}
        errors={errors}
        changes={changes}
        definition={definition}
        names={names}
        zone={zone}
        isOpen={report === "open"}
      />
      {entry.linkedFrom.length === 0 ? null : (
        <section className={styles.section}>
          <h2>{t("registers.entry.linked")}</h2>
          <ul>
            {entry.linkedFrom.map((linked) => (
              <li key={`${linked.name} ${linked.code}`}>
                <Link href={entryPath(linked.register, linked.code)}>
                  <bdi>{linked.code}</bdi> <span dir="auto">{titleInWords(t, linked.title, names)}</span>
                </Link>{" "}
                ({t(`registers.nouns.${linked.register}.one`)})
              </li>
            ))}
          </ul>
        </section>
      )}
      {lines.length === 0 ? null : (
        <section className={styles.section}>
          <h2>{t("registers.entry.history")}</h2>
          <EntryHistory definition={definition} lines={lines} names={names} zone={zone} />
        </section>
      )}
      {entry.may.withdraw ? (
        <section className={styles.section} data-print="hide">
          <Disclosure summary={t("registers.entry.withdrawTitle")} look="boxed">
            <p>{t("registers.entry.withdrawLead")}</p>
            <ActionForm
              id="withdraw"
              action={withdrawEntryAction}
              submit={t("registers.entry.withdraw")}
              submitKind="danger"
              reasons={{ changed_meanwhile: meanwhile }}
              fields={[
                ...keyFields(key, entry),
                { kind: "textarea", name: "reason", label: t("registers.entry.reason") },
              ]}
            />
          </Disclosure>
          <Disclosure summary={t("registers.entry.supersede")} look="boxed">
            <ActionForm
              id="supersede"
              action={supersedeEntryAction}
              submit={t("registers.entry.supersede")}
              reasons={{
                changed_meanwhile: meanwhile,
                successor_unknown: t("registers.reasons.successor_unknown"),
              }}
              reasonFields={{ successor_unknown: "by" }}
              fields={[
                ...keyFields(key, entry),
                { kind: "text", name: "by", label: t("registers.entry.successor"), width: "short" },
                { kind: "textarea", name: "reason", label: t("registers.entry.reason") },
              ]}
            />
          </Disclosure>
        </section>
      ) : null}
    </MessagesProvider>
  );
}

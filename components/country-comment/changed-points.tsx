import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { ScopeText } from "@/components/assessment/scope-text";
import { Link } from "@/components/ui/link";
import type { DraftDocument } from "@/lib/country-comments/draft-format";
import { answerBefore, answerOf } from "@/lib/country-comments/rules";
import { addressOfPoint } from "@/lib/country-comments/schema";
import { BeforeAndAfter, SideBySide } from "./before-and-after";

/** What changed since the draft before, each point with its words then and now. */
export function ChangedPoints({
  base,
  changed,
  before,
  document,
}: {
  base: string;
  /** Null for the text as a whole. */
  changed: readonly (string | null)[];
  before: DraftDocument;
  document: DraftDocument;
}) {
  const t = useTranslations("countryComments");
  const { language } = document.edition;
  return (
    <section aria-labelledby="changed">
      <h2 id="changed">{t("whatChanged")}</h2>
      {changed.map((point) => {
        if (point === null)
          return (
            <Point key="text" href={`${base}/${addressOfPoint(point)}`} title={t("wholeText")}>
              <SideBySide
                since="draftBefore"
                before={<ScopeText scope={before.scope} cutOffOn={before.round.cutOffOn} />}
                after={<ScopeText scope={document.scope} cutOffOn={document.round.cutOffOn} />}
              />
            </Point>
          );
        const [then, now] = [before, document].map(({ indicators }) =>
          indicators.find(({ code }) => code === point),
        );
        if (then === undefined || now === undefined) return null;
        return (
          <Point
            key={point}
            href={`${base}/${point}`}
            title={
              <>
                {point} <bdi lang={language}>{now.title}</bdi>
              </>
            }
          >
            {answerBefore(then, now) === null ? (
              <p>{t("sourcesChanged")}</p>
            ) : (
              <BeforeAndAfter
                since="draftBefore"
                before={answerOf(then)}
                after={answerOf(now)}
                language={language}
              />
            )}
          </Point>
        );
      })}
    </section>
  );
}

function Point({ href, title, children }: { href: string; title: ReactNode; children: ReactNode }) {
  return (
    <article data-print="keep">
      <h3>
        <Link href={href}>{title}</Link>
      </h3>
      {children}
    </article>
  );
}

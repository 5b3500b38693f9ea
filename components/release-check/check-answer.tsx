import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { Link } from "@/components/ui/link";
import { Notice } from "@/components/ui/notice";
import { codeIn, formatInstant } from "@/lib/i18n/format";
import type { FileAnswer } from "@/lib/releases/check-schema";
import { dataTexts, isUnchanged, partText, problemText } from "@/lib/releases/check-words";

/** What a file is, in words: a release, a changed one with what differs, or none of this installation. */
export function CheckAnswer({ answer, zone }: { answer: FileAnswer; zone: string }) {
  const t = useTranslations("releaseCheck");
  const locale = useLocale();
  const hash = (
    <p>
      {t("hash")}: <code>{answer.sha256}</code>
    </p>
  );
  switch (answer.kind) {
    case "unknown":
      return (
        <Notice kind="warning" title={t("unknown")} role="status">
          <p>{t("unknownWhy")}</p>
          {hash}
        </Notice>
      );
    case "data":
      return <DataNotice answer={answer} hash={hash} />;
    case "release":
      return (
        <Notice
          kind="good"
          title={t("unchanged", { code: codeIn(locale, answer.release.code) })}
          role="status"
        >
          <Published {...answer.release} zone={zone} />
          {hash}
        </Notice>
      );
    case "changed":
      return (
        <Notice
          kind="danger"
          title={t("changed", { code: codeIn(locale, answer.release.code) })}
          role="status"
        >
          <Problems problems={answer.problems} />
          <Published {...answer.release} zone={zone} />
          {hash}
        </Notice>
      );
  }
}

/** A file of a data package, or a whole one. */
function DataNotice({ answer, hash }: { answer: Extract<FileAnswer, { kind: "data" }>; hash: ReactNode }) {
  const t = useTranslations();
  const locale = useLocale();
  const isSame = isUnchanged(answer);
  return (
    <Notice
      kind={isSame ? "good" : "danger"}
      title={t(isSame ? "releaseCheck.dataUnchanged" : "releaseCheck.dataChanged")}
      role="status"
    >
      {dataTexts(t, locale, answer).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {hash}
    </Notice>
  );
}

function Problems({ problems }: { problems: Extract<FileAnswer, { kind: "changed" }>["problems"] }) {
  const t = useTranslations();
  const locale = useLocale();
  return problems.map((problem) =>
    problem.kind === "differs" ? (
      <div key={problem.kind}>
        <p>{t("releaseCheck.partsDiffer")}</p>
        <ul>
          {problem.parts.map((part) => (
            <li key={part.part}>{partText(t, locale, part)}</li>
          ))}
        </ul>
      </div>
    ) : (
      <p key={problem.kind} dir="auto">
        {problemText(t, locale, problem)}
      </p>
    ),
  );
}

function Published({
  code,
  publishedAt,
  isInForce,
  zone,
}: {
  code: string;
  publishedAt: string;
  isInForce: boolean;
  zone: string;
}) {
  const t = useTranslations("releaseCheck");
  const locale = useLocale();
  const day = formatInstant(locale, publishedAt, zone, { show: "day" });
  return (
    <p>
      {t(isInForce ? "published" : "publishedBefore", { day })}{" "}
      <Link href={`/releases/${code}`}>{t("open", { code: codeIn(locale, code) })}</Link>
    </p>
  );
}

import { useTranslations } from "next-intl";
import { DayText } from "@/components/ui/date-text";
import { Table } from "@/components/ui/table";
import type { Edition } from "@/lib/instruments/edition";
import type { InstrumentFile } from "@/lib/instruments/format";
import { RuleSection } from "./rule-section";

type Derivations = NonNullable<InstrumentFile["derivations"]>;
type Rule = Derivations["rules"][number];

/** The word of the edition for a code of one of its lists, else the code itself. */
function wordOf({ file }: Edition, list: string, code: string): string {
  return file.codeLists?.[list]?.find((entry) => entry.code === code)?.label ?? code;
}

/** Which levels the edition suggests from the registers of laws and treaties, line by line. */
export function DerivationRules({ edition }: { edition: Edition }) {
  const t = useTranslations("method.rules");
  const { derivations } = edition.file;
  if (derivations === undefined) return null;
  return (
    <RuleSection
      id="rules-derivations"
      title={t("derivations")}
      edition={edition}
      explained={["derivations"]}
    >
      <p>{t("derivationsLead")}</p>
      <TreatyRule edition={edition} rule={derivations.treatiesInForce} />
      <ElementRule edition={edition} rule={derivations.elementValues} />
      {derivations.rules.map((rule) => (
        <RuleTable key={rule.indicator} edition={edition} rule={rule} />
      ))}
    </RuleSection>
  );
}

function TreatyRule({ edition, rule }: { edition: Edition; rule: Derivations["treatiesInForce"] }) {
  const t = useTranslations("method.rules");
  if (rule === undefined) return null;
  return (
    <>
      <p>{t("treatiesInForce", { days: rule.daysAfterDeposit })}</p>
      <ul>
        {Object.entries(rule.notBefore).map(([treaty, day]) => (
          <li key={treaty}>
            <bdi lang={edition.file.language}>{wordOf(edition, "treaty", treaty)}</bdi>
            {": "}
            <DayText day={day} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ElementRule({ edition, rule }: { edition: Edition; rule: Derivations["elementValues"] }) {
  const t = useTranslations("method.rules");
  if (rule === undefined) return null;
  return (
    <ul>
      {(["covered", "partly", "missing"] as const).map((kind) => (
        <li key={kind}>
          {t(`elementValues.${kind}`)}{" "}
          <bdi lang={edition.file.language}>
            {rule[kind].map((value) => wordOf(edition, "law_element_value", value)).join(", ")}
          </bdi>
        </li>
      ))}
    </ul>
  );
}

function RuleTable({ edition, rule }: { edition: Edition; rule: Rule }) {
  const t = useTranslations("method.rules");
  const { language } = edition.file;
  return (
    <>
      <Table
        id={`rules-derivation-${rule.indicator}`}
        caption={t("derivationCaption", { indicator: rule.indicator })}
      >
        <thead>
          <tr>
            <th scope="col">{t("when")}</th>
            <th scope="col">{t("level")}</th>
          </tr>
        </thead>
        <tbody lang={language}>
          {rule.levels.map(({ level, text }) => (
            <tr key={text}>
              <td>{text}</td>
              <td>{level}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {rule.reads.register === "treaty_action" ? (
        <p>{t("readsTreaties")}</p>
      ) : (
        <p>
          {t("readsLaws")}{" "}
          {rule.reads.roles.map((group, index) => (
            <span key={group.join()}>
              {index > 0 ? `, ${t("readsElse")} ` : null}
              <bdi lang={language}>{group.map((role) => wordOf(edition, "law_role", role)).join(", ")}</bdi>
            </span>
          ))}
        </p>
      )}
    </>
  );
}

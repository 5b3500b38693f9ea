import { useTranslations } from "next-intl";
import { Link } from "@/components/ui/link";
import type { RegisterKey } from "@/db/enums";
import { entryPath } from "@/lib/registers/schema";

/** The first of some entries, each with its way, and how many more there are. */
export function EntryCodes({
  register,
  count,
  codes,
}: {
  register: RegisterKey;
  count: number;
  codes: readonly string[];
}) {
  const t = useTranslations("registers.checks");
  return (
    <>
      <ul>
        {codes.map((code) => (
          <li key={code}>
            <Link href={entryPath(register, code)}>
              <bdi>{code}</bdi>
            </Link>
          </li>
        ))}
      </ul>
      {count > codes.length ? <p>{t("more", { count: count - codes.length })}</p> : null}
    </>
  );
}

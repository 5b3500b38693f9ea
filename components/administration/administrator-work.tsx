import { useTranslations } from "next-intl";
import { LinkButton } from "@/components/ui/button";
import { Link } from "@/components/ui/link";
import type { AdministratorWaiting } from "@/lib/users/waiting";

const PLACES = {
  links: "/administration/links",
  invited: "/administration/users?state=invited",
  proposals: "/administration/instruments",
} as const satisfies Record<keyof AdministratorWaiting, string>;

/** The start page of an administrator, who holds no duty: what waits in the administration, and the way there. */
export function AdministratorWork({ waiting }: { waiting: AdministratorWaiting }) {
  const t = useTranslations("administration.work");
  const lines = (["links", "invited", "proposals"] as const).filter((what) => waiting[what] > 0);
  return (
    <section aria-labelledby="administration">
      <h2 id="administration">{t("title")}</h2>
      <p>{t("lead")}</p>
      {lines.length === 0 ? (
        <p>{t("nothing")}</p>
      ) : (
        <ul>
          {lines.map((what) => (
            <li key={what}>
              <Link href={PLACES[what]}>{t(what, { count: waiting[what] })}</Link>
            </li>
          ))}
        </ul>
      )}
      <LinkButton href="/administration/users">{t("open")}</LinkButton>
    </section>
  );
}

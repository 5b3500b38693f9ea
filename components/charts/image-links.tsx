import { useTranslations } from "next-intl";
import { IMAGE_FORMATS } from "@/lib/scorecards/charts";

/** Takes a chart away as an image, with its title, source and caveats within. Plain links, so that they work without scripts. */
export function ImageLinks({ href }: { href: (format: string) => string }) {
  const t = useTranslations("dataPackage.chart");
  return (
    <p data-print="hide">
      {IMAGE_FORMATS.map((format, index) => (
        <span key={format}>
          {index === 0 ? null : " · "}
          <a href={href(format)} download>
            {t(format)}
          </a>
        </span>
      ))}
    </p>
  );
}

import { useTranslations } from "next-intl";
import { SOURCE_TYPES } from "@/db/enums";

/** Writes a source type in the reader's words; one that is not ours stands as it came. */
export function useSourceTypeName(): (type: string) => string {
  const t = useTranslations("sources.types");
  return (type) => {
    const known = SOURCE_TYPES.find((one) => one === type);
    return known === undefined ? type : t(known);
  };
}

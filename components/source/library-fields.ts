/** The filters of a library, as data. */
import type { PlainField } from "@/components/forms/form-field";
import { ACCESS_CLASSES, SOURCE_TYPES } from "@/db/enums";
import type { LibraryFilter } from "@/lib/sources/schema";
import type { SourceWords } from "./source-fields";

/** Search, type and access class, filled with what is asked for now. */
export function libraryFields(t: SourceWords, filter: LibraryFilter): PlainField[] {
  return [
    { kind: "text", name: "q", label: t("library.search"), value: filter.q },
    {
      kind: "select",
      name: "type",
      label: t("fields.type"),
      options: SOURCE_TYPES.map((type) => ({ value: type, label: t(`types.${type}`) })),
      value: filter.type,
      empty: t("library.allTypes"),
    },
    {
      kind: "select",
      name: "access",
      label: t("fields.accessClass"),
      options: ACCESS_CLASSES.map((access) => ({ value: access, label: t(`access.${access}`) })),
      value: filter.access,
      empty: t("library.allAccess"),
    },
  ];
}

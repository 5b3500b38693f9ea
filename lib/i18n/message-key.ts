import type { useTranslations } from "next-intl";

/** Gives a message of any namespace. */
export type Translate = ReturnType<typeof useTranslations<never>>;
/** Every key of the catalogues, with its namespace. */
export type MessageKey = Parameters<Translate>[0];

/** Whether a key that is known only at run time names a text that the page has. */
export function isMessage(t: Translate, key: string): key is MessageKey {
  return Reflect.apply(t.has, t, [key]) === true;
}

import { notFound } from "next/navigation";

/** Every address that no page has: answered by the not-found page of the language, with its status. */
export default function MissingPage(): never {
  notFound();
}

import { NoLink } from "@/components/contribution/no-link";

/** Where a link leads that takes nothing in. */
export default function NotFound() {
  return <NoLink />;
}

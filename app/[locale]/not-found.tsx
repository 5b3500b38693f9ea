import { NotFoundContent } from "@/app/not-found-content";

/** Nothing at this address, or nothing for this person. */
export default function NotFound() {
  return <NotFoundContent />;
}

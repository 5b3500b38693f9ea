import type { ReactNode } from "react";
import { Disclosure } from "@/components/ui/disclosure";
import { VisuallyHidden } from "@/components/ui/visually-hidden";

/** Taking a citation away, once asked: what follows from it stands before the button that does it. */
export function AskedRemoval({
  open,
  about,
  question,
  children,
}: {
  /** What opens the question. */
  open: string;
  /** The source, where several can be taken away on one page. */
  about?: string;
  question: ReactNode;
  /** The button. */
  children: ReactNode;
}) {
  return (
    <Disclosure
      summary={
        <>
          {open}
          {about === undefined ? null : <VisuallyHidden> {about}</VisuallyHidden>}
        </>
      }
    >
      <p>{question}</p>
      {children}
    </Disclosure>
  );
}

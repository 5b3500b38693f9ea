/** Whether a form holds what nobody has saved, and what of it this tab keeps while one looks at another page. */
import { type RefObject, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { TypedValues } from "@/lib/core/action-state";
import { typedValues } from "@/lib/core/form-entries";

interface Check {
  holds(): boolean;
  /** What it holds stays in the tab when its page is left. */
  isKept: boolean;
}

const checks = new Set<Check>();
/** What was typed in forms that were left, by the name under which they keep it. In memory only, as the page itself. */
const kept = new Map<string, TypedValues>();

/** Whether going to another page of the product would lose what was typed in a form of this one. */
export function holdsTypedWork(): boolean {
  return [...checks].some(({ holds, isKept }) => !isKept && holds());
}

/** Whether closing or loading the page again would lose what was typed in a form of this one or of one before. */
export function tabHoldsTypedWork(): boolean {
  return kept.size > 0 || [...checks].some(({ holds }) => holds());
}

/** Gives up what was typed on every page of this tab, so that nothing asks before it is left. */
export function forgetTypedWork(): void {
  checks.clear();
  kept.clear();
}

interface Typing {
  /** The form was sent and refused, so that what it shows is unsaved although nothing was typed since. */
  cameBack: boolean;
  /** The name under which the tab keeps what was typed while other pages are open; unique in the product. */
  keptAs?: string | undefined;
  /** Whether it arrived, so that nothing is left to be kept although the form still shows it. */
  arrived?: RefObject<boolean>;
}

/**
 * The reference of a form whose content is work: leaving the page asks first while it is not saved, or keeps it. With
 * what an earlier visit of this page left in it.
 */
export function useTypedWork({ cameBack, keptAs, arrived }: Typing): {
  form: RefObject<HTMLFormElement | null>;
  left: TypedValues | null;
} {
  const form = useRef<HTMLFormElement>(null);
  const [left] = useState(() => (keptAs === undefined ? null : (kept.get(keptAs) ?? null)));
  const isUnsaved = cameBack || left !== null;
  useEffect(() => {
    const check = { holds: () => holdsWork(form.current, isUnsaved), isKept: keptAs !== undefined };
    checks.add(check);
    return () => {
      checks.delete(check);
    };
  }, [isUnsaved, keptAs]);
  // The form still stands when a layout effect is cleaned up.
  useLayoutEffect(() => {
    if (keptAs === undefined) return;
    kept.delete(keptAs);
    return () => {
      if (form.current !== null && !arrived?.current && holdsWork(form.current, isUnsaved))
        kept.set(keptAs, typedValues(new FormData(form.current)));
    };
  }, [isUnsaved, keptAs, arrived]);
  return { form, left };
}

function holdsWork(form: HTMLFormElement | null, isUnsaved: boolean): boolean {
  const controls = form === null ? [] : visibleControls(form);
  // Nobody loses work with a passphrase, and it is typed again in any case.
  if (controls.some(({ type }) => type === "password")) return false;
  // One tick alone is set again at once; asking about it would stand between a step and what it asks to look at.
  if (controls.every(({ type }) => type === "checkbox") && controls.length < 2) return false;
  return isUnsaved || controls.some(isChanged) || form?.querySelector("[data-changed]") != null;
}

type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;

function visibleControls(form: HTMLFormElement): Control[] {
  return [...form.elements].filter(
    (element): element is Control =>
      (element instanceof HTMLTextAreaElement ||
        element instanceof HTMLSelectElement ||
        (element instanceof HTMLInputElement && element.type !== "hidden")) &&
      element.name !== "",
  );
}

/** Whether a control differs from what the page was made with. */
function isChanged(control: Control): boolean {
  if (control instanceof HTMLSelectElement) {
    const options = [...control.options];
    const start = options.findIndex(({ defaultSelected }) => defaultSelected);
    return control.selectedIndex !== (start < 0 ? options.findIndex(({ disabled }) => !disabled) : start);
  }
  if (control instanceof HTMLInputElement && (control.type === "checkbox" || control.type === "radio")) {
    return control.checked !== control.defaultChecked;
  }
  return plainLines(control.value) !== plainLines(control.defaultValue);
}

const plainLines = (text: string) => text.replaceAll("\r\n", "\n");

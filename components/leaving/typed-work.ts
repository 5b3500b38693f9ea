/** Whether a form holds what nobody has saved. Looks at the page only: nothing typed is kept anywhere. */
import { type RefObject, useEffect, useRef } from "react";

const checks = new Set<() => boolean>();

/** Whether leaving the page would lose what was typed in one of its forms. */
export function holdsTypedWork(): boolean {
  return [...checks].some((check) => check());
}

/**
 * The reference of a form whose content is work: leaving the page asks first while it is not saved. `cameBack` says
 * that the form was sent and refused, so that what it shows is unsaved although nothing was typed since.
 */
export function useTypedWork(cameBack: boolean): RefObject<HTMLFormElement | null> {
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => {
    const check = () => {
      const controls = form.current === null ? [] : visibleControls(form.current);
      // Nobody loses work with a passphrase, and it is typed again in any case.
      if (controls.some(({ type }) => type === "password")) return false;
      // One tick alone is set again at once; asking about it would stand between a step and what it asks to look at.
      if (controls.every(({ type }) => type === "checkbox") && controls.length < 2) return false;
      return cameBack || controls.some(isChanged) || form.current?.querySelector("[data-changed]") !== null;
    };
    checks.add(check);
    return () => {
      checks.delete(check);
    };
  }, [cameBack]);
  return form;
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

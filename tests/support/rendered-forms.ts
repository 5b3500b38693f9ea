/** The forms of server actions that a page holds, filled in as a person would who presses at once. */
import type { Page } from "@playwright/test";

/** One form: the id of the action that it calls, and what a browser without scripts would send. */
export type RenderedForm = { action: string; entries: readonly (readonly [string, string])[] };

/** What begins the names of the fields by which a form says which action it calls. */
const ACTION_FIELD = "$ACTION_";

/** Reads the forms out of the HTML of a page; `page` only lends its parser and may be blank. */
export async function formsOf(page: Page, html: string): Promise<readonly RenderedForm[]> {
  if (!html.includes(ACTION_FIELD)) return [];
  return page.evaluate((text) => {
    const TYPED: Record<string, string> = {
      email: "walked@example.test",
      date: "2026-03-01",
      url: "https://example.test/walked",
      number: "1",
    };
    const document = new DOMParser().parseFromString(text, "text/html");
    const sentBy = (control: Element): string | null => {
      if (control instanceof HTMLSelectElement) {
        const chosen = [...control.options].find(({ selected, value }) => selected && value !== "");
        return (chosen ?? [...control.options].find(({ value }) => value !== ""))?.value ?? "";
      }
      if (control instanceof HTMLTextAreaElement) return control.value || "Walked.";
      if (!(control instanceof HTMLInputElement)) return null;
      if (control.type === "checkbox") return control.checked || control.required ? control.value : null;
      if (control.type === "radio") return control.checked ? control.value : null;
      if (control.type === "file") return null;
      if (control.type === "hidden" || control.value !== "") return control.value;
      return control.required ? (TYPED[control.type] ?? "Walked") : "";
    };
    return [...document.forms].flatMap((form) => {
      const entries: [string, string][] = [];
      const pressed = form.querySelector<HTMLButtonElement>("button[name]");
      for (const control of form.elements) {
        const name = control.getAttribute("name");
        const value = name === null ? null : sentBy(control);
        if (name !== null && value !== null) entries.push([name, value]);
      }
      for (const radio of form.querySelectorAll<HTMLInputElement>("input[type=radio]")) {
        if (!entries.some(([name]) => name === radio.name)) entries.push([radio.name, radio.value]);
      }
      if (pressed && pressed.type === "submit") entries.push([pressed.name, pressed.value]);
      const named = entries.map(([name, value]) =>
        name.startsWith("$ACTION_ID_") ? name : /^\$ACTION_\d+:0$/.test(name) ? value : "",
      );
      const action = named.map((text) => /[0-9a-f]{42}/.exec(text)?.[0]).find((id) => id !== undefined);
      return action === undefined ? [] : [{ action, entries }];
    });
  }, html);
}

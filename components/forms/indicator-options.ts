import type { SelectOption } from "./form-field";

/** Indicators as choices: the code and the title of each. */
export function indicatorOptions(indicators: readonly { code: string; title: string }[]): SelectOption[] {
  return indicators.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));
}

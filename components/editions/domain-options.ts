import type { SelectOption } from "@/components/forms/form-field";
import type { InstrumentFile } from "@/lib/instruments/format";

/** The domains of a file as choices. */
export function domainOptions({ domains }: InstrumentFile): SelectOption[] {
  return domains.map(({ code, title }) => ({ value: code, label: `${code} ${title}` }));
}

import { ActionForm } from "@/components/forms/action-form";
import type { ServerAction } from "@/lib/core/action-state";

/** For who writes the scope: lines that another part of the assessment suggests and that it does not hold yet. */
export function ScopeSuggestion({
  id,
  place: { round, iso3 },
  version,
  language,
  name,
  lines,
  action,
  words,
}: {
  id: string;
  place: { round: string; iso3: string };
  /** The version of the scope that is shown; 0 where nothing was saved. */
  version: number;
  /** Of what is typed where nothing was saved. */
  language: string;
  /** The field in which the chosen lines are sent. */
  name: string;
  lines: readonly string[];
  action: ServerAction<{ version: number }, "changed_meanwhile" | "not_offered">;
  words: {
    title: string;
    lead: string;
    label: string;
    submit: string;
    reasons: { changed_meanwhile: string; not_offered: string };
  };
}) {
  if (lines.length === 0) return null;
  return (
    <section aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`}>{words.title}</h2>
      <p>{words.lead}</p>
      <ActionForm
        id={id}
        action={action}
        submit={words.submit}
        submitKind="secondary"
        reasons={words.reasons}
        fields={[
          { kind: "hidden", name: "round", value: round },
          { kind: "hidden", name: "iso3", value: iso3 },
          { kind: "hidden", name: "version", value: String(version) },
          { kind: "hidden", name: "language", value: language },
          {
            kind: "checkboxes",
            name,
            label: words.label,
            options: lines.map((line) => ({ value: line, label: line })),
          },
        ]}
      />
    </section>
  );
}

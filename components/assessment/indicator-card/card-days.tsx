import { useTranslations } from "next-intl";
import { InputField } from "@/components/ui/field";
import type { CardForm } from "./card-form-state";
import styles from "./indicator-card.module.css";

/** Two days of a card side by side, such as the first and the last. */
export function CardDays({
  form: { id, rendered, problem },
  names,
}: {
  form: CardForm;
  names: readonly ("requestOn" | "requestBy" | "searchFrom" | "searchTo")[];
}) {
  const t = useTranslations("rating");
  return (
    <div className={styles.pair}>
      {names.map((name) => {
        const day = rendered[name];
        return (
          <InputField
            key={name}
            id={`${id}-${name}`}
            name={name}
            type="date"
            width="short"
            label={t(`fields.${name}`)}
            defaultValue={typeof day === "string" ? day : ""}
            error={problem(name)}
          />
        );
      })}
    </div>
  );
}

import type { ComponentProps } from "react";
import styles from "./button.module.css";
import { classNames } from "./class-names";
import { Link } from "./link";

/** `primary` is the one next step of a page; `danger` for what cannot be taken back; `quiet` looks like a link. */
export type ButtonKind = "primary" | "secondary" | "danger" | "quiet";

interface ButtonLook {
  kind?: ButtonKind;
  size?: "normal" | "small";
}

function classOf({ kind = "secondary", size = "normal" }: ButtonLook, className: string | undefined): string {
  return classNames(styles.button, styles[kind], size === "small" && styles.small, className);
}

/** A button. Its text says what happens. `type` is `submit` unless told otherwise, as in HTML. */
export function Button({ kind, size, className, ...props }: ComponentProps<"button"> & ButtonLook) {
  return (
    <button
      type="submit"
      {...props}
      className={classOf({ ...(kind && { kind }), ...(size && { size }) }, className)}
    />
  );
}

/** A link to a page of the product that looks like a button: a step that only goes somewhere. */
export function LinkButton({ kind, size, className, ...props }: ComponentProps<typeof Link> & ButtonLook) {
  return <Link {...props} className={classOf({ ...(kind && { kind }), ...(size && { size }) }, className)} />;
}

/** A plain anchor that looks like a button, for files and addresses outside the pages (`/api/…`). */
export function AnchorButton({
  kind,
  size,
  className,
  children,
  ...props
}: ComponentProps<"a"> & ButtonLook) {
  return (
    <a {...props} className={classOf({ ...(kind && { kind }), ...(size && { size }) }, className)}>
      {children}
    </a>
  );
}

import "@fontsource-variable/noto-sans/wght.css";
import "@fontsource-variable/noto-sans-arabic/wght.css";
import "./styles/tokens.css";
import "./styles/base.css";
import "./styles/print.css";
import type { ReactNode } from "react";

/** Faces and styles for every page. `<html>` stands in the layout that knows the language of the address. */
export default function RootLayout({ children }: { children: ReactNode }) {
  return children;
}

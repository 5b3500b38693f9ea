/** The browser and system of a session, for the list of own sessions. Names of products are the same in every language. */

const BROWSERS: readonly [RegExp, string][] = [
  [/Edg(A|iOS)?\//, "Edge"],
  [/OPR\/|Opera/, "Opera"],
  [/SamsungBrowser\//, "Samsung Internet"],
  [/Firefox\/|FxiOS\//, "Firefox"],
  [/Chrome\/|CriOS\//, "Chrome"],
  [/Safari\//, "Safari"],
];
const SYSTEMS: readonly [RegExp, string][] = [
  [/Windows/, "Windows"],
  [/Android/, "Android"],
  [/iPhone|iPad|iPod/, "iOS"],
  [/Mac OS X|Macintosh/, "macOS"],
  [/CrOS/, "ChromeOS"],
  [/Linux/, "Linux"],
];

function firstMatch(list: readonly [RegExp, string][], text: string): string | undefined {
  return list.find(([pattern]) => pattern.test(text))?.[1];
}

/** `Firefox, Linux` from a `User-Agent`; empty where it says nothing. Versions are left out on purpose. */
export function deviceInWords(userAgent: string | null): string {
  const text = userAgent ?? "";
  return [firstMatch(BROWSERS, text), firstMatch(SYSTEMS, text)]
    .filter((name) => name !== undefined)
    .join(", ");
}

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { personalTracesIn } from "@/lib/text/personal-data";

/** What the pages give as an example of an address. */
const AN_ADDRESS = "name@example.org";

function textsIn(content: unknown): string[] {
  if (typeof content === "string") return [content];
  return typeof content === "object" && content !== null ? Object.values(content).flatMap(textsIn) : [];
}

test.each([
  ["the demonstration", "lib/demonstration/data", 1_000],
  ["the pages, in English and Arabic", "lib/i18n/messages", 4_000],
  ["the instrument", "lib/instruments/editions", 1_000],
])("no text of %s tells who a person is", (_, folder, atLeast) => {
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  const texts = files.flatMap((name) => textsIn(JSON.parse(readFileSync(join(folder, name), "utf8"))));
  expect(texts.length).toBeGreaterThan(atLeast);
  const traces = texts.flatMap((text) => personalTracesIn(text).map((trace) => ({ trace, text })));
  expect(traces.filter(({ trace }) => trace.text !== AN_ADDRESS)).toEqual([]);
});

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { personalTracesIn } from "@/lib/text/personal-data";

const FOLDER = "lib/demonstration/data";

function textsIn(content: unknown): string[] {
  if (typeof content === "string") return [content];
  return typeof content === "object" && content !== null ? Object.values(content).flatMap(textsIn) : [];
}

test("no text of the demonstration tells who a person is", () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: "utf8" }).filter((name) =>
    name.endsWith(".json"),
  );
  const texts = files.flatMap((name) => textsIn(JSON.parse(readFileSync(join(FOLDER, name), "utf8"))));
  expect(texts.length).toBeGreaterThan(1_000);
  expect(
    texts.flatMap((text) => personalTracesIn(text).map((trace) => ({ ...trace, text, in: trace.text }))),
  ).toEqual([]);
});

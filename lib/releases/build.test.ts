import { readFileSync } from "node:fs";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, test } from "vitest";
import { canonicalJson } from "@/lib/audit/canonical";
import { factsOfRelease } from "@/lib/scorecards/facts-of-release";
import { edition, heardOn, releaseInput as input, SELF_ASSESSED } from "@/tests/support/release-input";
import { buildRelease, type ReleaseInput } from "./build";
import { RELEASE_SCHEMA_PATHS, releaseJsonSchema, releaseSchema } from "./format";
import { readReleaseText, wrongFigures } from "./verify";

describe("the document of a release", () => {
  test.each([
    ["gpat-release/1", null],
    ["gpat-release/2", SELF_ASSESSED],
  ] as const)(
    "fits the published JSON Schema of %s by a validator of another maker",
    (format, selfAssessed) => {
      const published = JSON.parse(readFileSync(`public${RELEASE_SCHEMA_PATHS[format]}`, "utf8"));
      expect(published, "else run lib/cli/release-schema.ts").toEqual(JSON.parse(releaseJsonSchema(format)));
      const validate = new Ajv2020({ strict: false, validateFormats: false }).compile(published);
      const heard = heardOn("Three provinces.", "");
      const document = buildRelease(input({}, { selfAssessed, heard }));
      expect(document.format).toBe(format);
      validate(JSON.parse(canonicalJson(document)));
      expect(validate.errors).toBeNull();
      const read = readReleaseText(canonicalJson(document));
      expect(read.ok && wrongFigures(read.document, edition)).toEqual([]);
    },
  );

  test("is the same bytes for the same input and reads back", () => {
    const text = canonicalJson(buildRelease(input()));
    expect(canonicalJson(buildRelease(input()))).toBe(text);
    const read = readReleaseText(text);
    expect(read.ok && wrongFigures(read.document, edition)).toEqual([]);
  });

  test("carries no figure, band or level of an exposure, and nothing that is for the team", () => {
    const document = releaseSchema.parse(buildRelease(input()));
    const keys = document.capability.map(({ key }) => key);
    for (const key of ["R.exposure", "R1", "R2", "R3", "overall.capability"]) expect(keys).not.toContain(key);
    for (const indicator of document.indicators.filter(({ construct }) => construct === "exposure"))
      expect(indicator.level, indicator.code).toBeNull();
    expect(document.exposure.find(({ indicator }) => indicator === "R3.1")).toMatchObject({ word: null });
    expect(document.exposure.find(({ indicator }) => indicator === "R1.1")?.word).toBe("Recurring");
  });

  test("shows a figure beside its band unless something lowered the band", () => {
    const lowered = buildRelease(input({ "G2.1": { state: "rated", level: 1 } }));
    const node = lowered.capability.find(({ key }) => key === "G.capability");
    expect(node?.band?.code).toBe("limited");
    expect(node?.loweredBy).toEqual([
      {
        code: "gate-offence",
        kind: "gate",
        label: "Core offence",
        indicators: ["G2.1"],
        becauseWithheld: false,
      },
    ]);
    expect(node?.figure).toBeNull();
    expect(node?.why.bandOfFigure?.code).toBe("developing");
    const other = lowered.capability.find(({ key }) => key === "C.capability");
    expect(other?.loweredBy).toEqual([]);
    expect(other?.figure?.score?.exact).toBe("50");
  });

  test("says beside a comment on the text as a whole what the draft said of scope and limits", () => {
    const comments = (...limits: readonly (string | null)[]) =>
      buildRelease(input({}, { heard: heardOn(...limits) })).countryComments?.comments.map(
        ({ draft, indicator, scopeBefore }) => [draft, indicator, scopeBefore?.limits],
      );
    expect(comments("Three provinces.", "")).toEqual([
      [1, null, "Three provinces."],
      [1, "G2.1", undefined],
      // An empty field and one that holds nothing but what is left out say the same.
      [2, null, undefined],
      [2, "G2.1", undefined],
    ]);
    expect(comments("By [[source:XAA-S-002]] alone.")?.[0]).toEqual([1, null, "By alone."]);
    expect(comments("[[source:XAA-S-002]]")?.[0]).toEqual([1, null, undefined]);
  });

  test("reads where it was made before the scope of a draft was kept", () => {
    const document = buildRelease(input({}, { heard: heardOn("Three provinces.") }));
    const countryComments = document.countryComments && {
      ...document.countryComments,
      comments: document.countryComments.comments.map(({ scopeBefore: _scope, ...comment }) => comment),
    };
    expect(readReleaseText(canonicalJson({ ...document, countryComments }))).toMatchObject({ ok: true });
  });

  test("leaves out references to sources that are not published", () => {
    const document = buildRelease(input());
    expect(document.indicators[0]?.rationale).toBe("See [[source:XAA-S-001]] and.");
    expect(document.scope.limits).toBe("");
    const corrected = (text: string) =>
      buildRelease({ ...input(), corrigendum: { text, replaces: "2026-XAA-1" } }).corrigendum?.text;
    expect(corrected("By [[source:XAA-S-002]] [[source:XAA-S-001]].")).toBe("By [[source:XAA-S-001]].");
    expect(corrected("[[source:XAA-S-002]]")).toBe("–");
    // Where the time grows by the square of the length, this ends after many minutes.
    const spaces = " ".repeat(900_000);
    expect(corrected(`${spaces}x ${spaces}[[source:XAA-S-002]]`)).toBe("x");
  });

  test("says in the language of the text where an entry or a figure is not published", () => {
    const corrected = (text: string) =>
      buildRelease({ ...input(), corrigendum: { text, replaces: "2026-XAA-1" } }).corrigendum?.text;
    expect(corrected("From [[figure:XAA-D-001]] to [[figure:XAA-D-002]].")).toBe(
      "From [[figure:XAA-D-001]] to [not published].",
    );
    expect(corrected("من [[figure:XAA-D-002]]")).toBe("من [غير منشور]");
    const scope = { ...input().scope, limits: "Selon [[entry:XAA-R-001]]", language: "fr-BJ" };
    const unpublished = new Set(["entry:XAA-R-001"]);
    expect(buildRelease({ ...input(), scope, unpublished }).scope.limits).toBe("Selon [non publié]");
  });

  test("says why the level of a capability moved, and nothing of the kind about an exposure", () => {
    const document = buildRelease(input());
    const causeOf = (code: string) =>
      document.indicators.find((indicator) => indicator.code === code)?.changeCause;
    expect(causeOf("G2.1")).toBe("situation_changed");
    expect(causeOf("R1.1")).toBeNull();
  });

  test("reads and holds where it was made before causes were kept", () => {
    const document = buildRelease(input());
    const indicators = document.indicators.map(({ changeCause: _cause, ...indicator }) => indicator);
    const read = readReleaseText(canonicalJson({ ...document, indicators }));
    expect(read.ok && wrongFigures(read.document, edition)).toEqual([]);
    if (!read.ok) throw new Error(read.problem);
    expect(factsOfRelease(edition, read.document).knowsCauses).toBe(false);
    expect(factsOfRelease(edition, document)).toMatchObject({ knowsCauses: true });
    expect(factsOfRelease(edition, document).indicators.get("G2.1")?.changeCause).toBe("situation_changed");
  });

  test("reads where it was made before the day of the last check was kept, and takes that day where it has one", () => {
    const act = {
      code: "XAA-S-001",
      type: "official_document",
      title: "Act",
      publisher: "Parliament",
      publishedOn: "2019",
      periodFrom: null,
      periodTo: null,
      language: "en",
      link: null,
      reliability: null,
      credibility: null,
    } as const;
    const dayOf = (source: ReleaseInput["sources"][number]) => {
      const read = readReleaseText(canonicalJson(buildRelease(input({}, { sources: [source] }))));
      if (!read.ok) throw new Error(read.problem);
      return factsOfRelease(edition, read.document).sources[0]?.day;
    };
    expect(dayOf(act)).toBe("2019-12-31");
    expect(dayOf({ ...act, inForceCheckedOn: "2026-05-01" })).toBe("2026-05-01");
    expect(dayOf({ ...act, inForceCheckedOn: "2026-07-01" })).toBe("2019-12-31");
  });

  test("is found out where a figure, a form or a byte was changed", () => {
    const text = canonicalJson(buildRelease(input()));
    expect(readReleaseText(`${text}\n`)).toMatchObject({ ok: false, problem: "not_canonical" });
    expect(readReleaseText("{")).toMatchObject({ ok: false, problem: "not_json" });
    expect(readReleaseText("{}")).toMatchObject({
      ok: false,
      problem: "not_a_release",
      detail: expect.stringMatching(/^format: .+$/),
    });
    const document = buildRelease(input());
    const forged = releaseSchema.parse(JSON.parse(canonicalJson(document)));
    const [first] = forged.indicators.filter(({ level }) => level !== null);
    if (!first) throw new Error("no level");
    first.level = 4;
    expect(wrongFigures(forged, edition).length).toBeGreaterThan(0);
  });
});

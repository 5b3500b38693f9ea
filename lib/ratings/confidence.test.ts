import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { requireEdition } from "@/lib/instruments/parse";
import { confidenceView, type EvidenceRow } from "./confidence";

const edition = requireEdition(readFileSync("lib/instruments/editions/gpat-1.0.0.json", "utf8"));
const VALUES = { contradictionAnswered: false, confidenceLoweredTo: null };
const AT = { cutOff: "2026-06-30", stated: null };

const interview = (consent: EvidenceRow["consent"]): EvidenceRow => ({
  stance: "supports",
  shows: "results",
  code: "XAA-S-002",
  type: "interview_nonstate",
  publisher: null,
  issuingBody: null,
  ministry: null,
  origin: null,
  reliability: "B",
  credibility: "2",
  issuedByState: false,
  inForceCheckedOn: null,
  publishedOn: null,
  periodTo: null,
  heldOn: "2026-03",
  consent,
});

test("an interview counts with its consent, and no more once that was refused or withdrawn", () => {
  const view = (consent: EvidenceRow["consent"]) => confidenceView(edition, [interview(consent)], VALUES, AT);
  expect(view("given")?.supported).toEqual({ shows: ["results"], notIssuedByState: 1 });
  for (const consent of ["refused", "withdrawn"] as const) {
    expect(view(consent)?.supported).toEqual({ shows: [], notIssuedByState: 0 });
    expect(view(consent)?.reasons).toMatchObject([{ code: "no_counting_source" }]);
  }
});

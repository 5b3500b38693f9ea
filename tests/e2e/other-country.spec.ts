/** To whoever has no part in it, the assessment of a country answers as if the country did not exist. */
import { randomUUID } from "node:crypto";
import type { APIResponse } from "@playwright/test";
import type { AssessmentState } from "@/db/enums";
import { PAGES } from "@/lib/policy/page-surfaces";
import { ROUTES } from "@/lib/policy/route-surfaces";
import { fillDraft } from "../support/drafts";
import { E2E_PORT } from "../support/e2e-place";
import { giveDutyRow, makeAssessment, makePerson, makeRound, setState } from "../support/programme";
import { type Account, emailOf, expect, test } from "./fixtures";

/** Demonstration accounts that hold no duty in a round that a test makes. */
const STRANGERS = ["assessor", "focal", "reader"] as const satisfies readonly Account[];
const ORIGIN = `http://localhost:${E2E_PORT}`;
const NOT_THERE = "QNX";

const HIDDEN: readonly { iso3: string; state: AssessmentState }[] = [
  { iso3: "QNA", state: "drafting" },
  { iso3: "QNB", state: "internal_review" },
];

/** Everything that is read of one assessment, from the inventory, so that a new surface is among it; `[iso3]` stays. */
function addressesOf(round: string): string[] {
  const reads = Object.keys(ROUTES).flatMap((key) => (key.startsWith("GET ") ? [key.slice(4)] : []));
  return [...Object.keys(PAGES), ...reads]
    .filter((key) => key.includes("/[round]/[iso3]"))
    .map((key) =>
      key
        .replace("[locale]", "en")
        .replace("[round]", round)
        .replace("[domain]", "G2")
        .replace("[step]", "submit")
        .replace("[key]", "G.capability")
        .replace("[indicator]", "G2.1")
        .replace("[kind]", "assessor"),
    );
}

/** What an answer says, without what differs from one request to the next. */
async function saidBy(response: APIResponse, iso3: string) {
  const { "content-security-policy": policy = "", "x-request-id": reference = "" } = response.headers();
  const nonce = /'nonce-([^']+)'/.exec(policy)?.[1] ?? "";
  const text = (await response.text())
    .replaceAll(iso3, "CODE")
    .replaceAll(nonce, "NONCE")
    .replaceAll(reference, "REFERENCE")
    .replaceAll(/(secondsLeft\W+)\d+/g, "$1SECONDS")
    // The head counts the notifications, of which there may be more from one request to the next.
    .replaceAll(/(Notifications\W.{0,80}?\()\d+(?=\))/g, "$1COUNT")
    // What the page is made of again in the browser comes in rows, numbered in the order in which they are ready.
    .replaceAll('"])</script><script nonce="NONCE">self.__next_f.push([1,"', "")
    // A long text is a row without an end of its own.
    .replaceAll(/\}([0-9a-f]+:[[I])/g, "}\\n$1")
    .split("\\n")
    .map((row) => row.replace(/^[0-9a-f]+:/, "").replaceAll(/\$[L@]?[0-9a-f]+(?=\W)/g, "$ROW"))
    .toSorted()
    .join("\n");
  return { status: response.status(), text };
}

test("pages, reads and writes of an assessment that is hidden answer as for a country that is not there", async ({
  browser,
  db,
  signIn,
}) => {
  const round = "hidden";
  const countries = HIDDEN.map(({ iso3 }) => iso3);
  const roundId = await makeRound(db, round, countries);
  const lead = await makePerson(db, "Lead of the hidden");
  for (const { iso3, state } of HIDDEN) {
    const assessmentId = await makeAssessment(db, roundId, iso3);
    await giveDutyRow(db, assessmentId, lead.userId, "lead");
    await fillDraft(db, assessmentId, lead.userId);
    await setState(db, assessmentId, state);
  }
  const requestsOf = async (email: string) => {
    const context = await browser.newContext();
    await signIn(email, context);
    return context.request;
  };
  const own = await requestsOf(lead.email);
  for (const iso3 of countries) expect((await own.get(`/en/rounds/${round}/${iso3}/G2`)).status()).toBe(200);

  const reads = addressesOf(round);
  for (const account of STRANGERS) {
    const request = await requestsOf(emailOf(account));
    const read = async (address: string, iso3: string) =>
      saidBy(await request.get(address.replace("[iso3]", iso3)), iso3);
    const write = async (iso3: string) =>
      saidBy(
        await request.patch(`/api/assessments/${round}/${iso3}/ratings/G2.1/assessor`, {
          headers: { "if-match": '"1"', "idempotency-key": randomUUID(), origin: ORIGIN },
          data: { fields: { rationale: "Not theirs." } },
        }),
        iso3,
      );
    for (const address of reads) {
      const expected = await read(address, NOT_THERE);
      expect(expected.status, address).toBe(404);
      for (const iso3 of countries)
        expect(await read(address, iso3), `${account} reads ${address} of ${iso3}`).toEqual(expected);
    }
    const refused = await write(NOT_THERE);
    expect(refused.status).toBe(404);
    for (const iso3 of countries) expect(await write(iso3), `${account} writes ${iso3}`).toEqual(refused);
  }
});

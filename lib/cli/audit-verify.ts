/** `npm run audit:verify`: recomputes the audit chain and holds the releases' anchors against it; status 1 and the place where it does not hold. */
import { type AnchorProblem, type ChainProblem, verifyChain } from "@/lib/audit/verify";
import { database } from "@/lib/database/database";
import { runCommand } from "./run";

const SENTENCES: Record<ChainProblem, string> = {
  gap: "events are missing before it",
  broken_link: "it does not follow from the event before it",
  changed_event: "the event was changed after it was written",
  missing_revision: "its text is gone without an erasure",
  changed_text: "its text is not the one that was written",
  changed_reason: "its reason is not the one that was written",
  unexplained_erasure: "its text was taken away without a confirmed erasure",
  stray_revision: "it has more than one text",
};

const ANCHOR_SENTENCES: Record<AnchorProblem, string> = {
  unreadable_anchor: "its text does not say where in the chain it was made",
  missing_anchor: "the chain ends before the event that the release is anchored in",
  other_anchor: "the chain holds another event there than the one that the release is anchored in",
  unrecorded_release: "the chain holds no event of its publishing after its anchor",
};

await runCommand(async () => {
  const report = await verifyChain((await database()).read);
  if (report.ok) {
    console.log(`The chain holds: ${report.events} events, ${report.erased} with erased texts.`);
    console.log(`Releases whose anchor it holds: ${report.releases}.`);
    console.log(`Head: ${report.head}`);
    return 0;
  }
  if ("release" in report) {
    const at = report.position === null ? "" : ` at event ${report.position}`;
    console.error(
      `The chain does not agree with release ${report.release}${at}: ${ANCHOR_SENTENCES[report.problem]}.`,
    );
    return 1;
  }
  const sentence = SENTENCES[report.problem];
  console.error(`The chain breaks at event ${report.position}: ${sentence}.`);
  return 1;
});

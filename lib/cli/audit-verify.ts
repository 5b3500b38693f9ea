/** `npm run audit:verify`: recomputes the audit chain; status 1 and the place where it does not hold. */
import { type ChainProblem, verifyChain } from "@/lib/audit/verify";
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

await runCommand(async () => {
  const report = await verifyChain((await database()).read);
  if (report.ok) {
    console.log(`The chain holds: ${report.events} events, ${report.erased} with erased texts.`);
    console.log(`Head: ${report.head}`);
    return 0;
  }
  const sentence = SENTENCES[report.problem];
  console.error(`The chain breaks at event ${report.position}: ${sentence}.`);
  return 1;
});

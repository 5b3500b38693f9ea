import { expect, test } from "vitest";
import { exact } from "@/lib/core/exact";
import { compareScores, scoreOf } from "./score";

const exposure = scoreOf("exposure", exact(40));
const capability = scoreOf("capability", exact(60));

test("figures of one construct can be compared, of two constructs not even by mistake", () => {
  expect(compareScores(capability, scoreOf("capability", exact("59.9")))).toBe(1);
  // @ts-expect-error An exposure beside a capability: high is worse on one side and better on the other.
  compareScores(exposure, capability);
  // @ts-expect-error The same the other way round.
  compareScores(capability, exposure);
});

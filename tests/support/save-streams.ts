/**
 * Saves that go on beside each other while what saves them is killed: by stream, the indicators whose ratings it saves,
 * one after the other. Each stream has a save under way at nearly every moment, and no two save the same rating, so that
 * one blow meets as many saves as there are streams, each in another state.
 */
export const SAVE_STREAMS = [
  ["G1.1", "G2.1"],
  ["G3.1", "C1.1"],
  ["C2.1", "R1.1"],
  ["R4.1", "R5.1"],
] as const;

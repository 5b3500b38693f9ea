/** The format as JSON Schema, for editors and for people who write instruments with other tools. */
import { z } from "zod";
import { instrumentSchema } from "./format";

/** Text of `public/schemas/gpat-instrument-1.json`. Where a default exists, the key may be left out. */
export function instrumentJsonSchema(): string {
  const schema = z.toJSONSchema(instrumentSchema, { io: "input", target: "draft-2020-12" });
  const named = { $id: "/schemas/gpat-instrument-1.json", title: "gpat-instrument/1", ...schema };
  return `${JSON.stringify(named, null, 2)}\n`;
}

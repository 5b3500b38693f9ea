import { expect, test } from "vitest";
import { statementsIn } from "./statements";

const LOG = `2026-03-01 10:00:00.100 UTC [17] LOG:  execute <unnamed>: select "id" from "rounds"
2026-03-01 10:00:00.100 UTC [17] DETAIL:  Parameters: $1 = '2026'
2026-03-01 10:00:00.200 UTC [18] LOG:  statement: 
	  SELECT name
	  FROM pgboss.queue
2026-03-01 10:00:00.300 UTC [17] LOG:  statement: select
	  1
`;

test("a statement over many lines is one statement, and those of the job queue are not counted", () => {
  expect(statementsIn(LOG)).toEqual(['select "id" from "rounds"', "select\n\t  1"]);
});

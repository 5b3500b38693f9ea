/** What an import of a hundred thousand figures takes through the page's own steps, and how long another page waits. */
import "server-only";
import { join } from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { eq } from "drizzle-orm";
import type { ImportRunStatus } from "@/db/enums";
import { users } from "@/db/schema/user";
import { createContext } from "@/lib/core/context";
import { one } from "@/lib/core/rows";
import { folderStore } from "@/lib/files/store";
import { applyRun, beginRun, readRunAs } from "@/lib/import/runs/mutations";
import { getRun } from "@/lib/import/runs/queries";
import { readRunSchema } from "@/lib/import/runs/schema";
import { personOfJob } from "@/lib/users/acting-person";
import type { Line } from "./report";
import { BENCH_PEOPLE } from "./seed";
import type { Stage } from "./stage";
import { benchPaths, mintCookie } from "./targets";

const YEARS = 200;
const FIRST_YEAR = 1900;
const BODIES = 500;
const POLL_MS = 200;
const HEADER = ["country", "reporting_body", "year", "indicator", "dimension", "sex", "age", "value", "unit"];

function figuresOf(iso3: string): Buffer {
  const lines = Array.from({ length: BODIES * YEARS }, (_, index) => {
    const year = FIRST_YEAR + (index % YEARS);
    const body = Math.floor(index / YEARS);
    return `${iso3},Body ${body},${year},detected_victims,total,total,total,${index % 97},persons`;
  });
  return Buffer.from([HEADER.join(","), ...lines].join("\n"));
}

/** Imports through look, check and apply, by the worker of the installation, while another page is read all the time. */
export async function importLines({ database, dataDir, server, size }: Stage): Promise<Line[]> {
  const { base, domain } = await benchPaths(database, size);
  const iso3 = domain.split("/").at(-2) ?? "";
  const { id: userId } = one(
    await database.read.select({ id: users.id }).from(users).where(eq(users.email, BENCH_PEOPLE.assessor)),
  );
  const system = createContext(database, { kind: "system", job: "bench" }, new Date());
  const actor = await personOfJob(system, userId);
  if (actor === null) throw new Error("The person of the benchmark is gone.");
  const now = () => createContext(database, actor, new Date());
  const until = async (run: string, wanted: ImportRunStatus) => {
    for (;;) {
      const { status, view } = await getRun(now(), run);
      if (status === wanted) return view;
      if (status === "failed" || status === "done") throw new Error(`The import is ${status}.`);
      await sleep(POLL_MS);
    }
  };
  const cookie = await mintCookie(database, BENCH_PEOPLE.assessor);
  const bytes = figuresOf(iso3);
  const other = watch(server.origin + base, cookie);
  const start = performance.now();
  const begun = await beginRun(
    now(),
    folderStore(join(dataDir, "files")),
    { kind: "detections", round: null },
    {
      name: "figures.csv",
      declared: { size: bytes.length, sha256: null },
      stream: Readable.from([bytes]),
    },
  );
  if (!begun.ok) throw new Error(begun.reason);
  const { id: run } = begun.value;
  await until(run, "ready");
  const columns = HEADER.map((name, index) => [`column.${index}`, name]);
  await readRunAs(now(), readRunSchema.parse({ run, ...Object.fromEntries(columns) }));
  const checked = await until(run, "ready");
  if (checked.counts?.created !== BODIES * YEARS) throw new Error("The check of the import found problems.");
  const checkedAt = performance.now();
  await applyRun(now(), run);
  await until(run, "done");
  const end = performance.now();
  const waits = await other.stop();
  return [
    {
      name: "import of 100,000 detections, look and check",
      value: (checkedAt - start) / 1000,
      unit: "s",
      bar: null,
    },
    { name: "import of 100,000 detections, writing", value: (end - checkedAt) / 1000, unit: "s", bar: null },
    { name: "longest wait for another page meanwhile", value: Math.max(...waits), unit: "ms", bar: null },
  ];
}

/** Reads a page again and again and keeps how long each answer took, in milliseconds. */
function watch(url: string, cookie: string): { stop: () => Promise<readonly number[]> } {
  const waits: number[] = [];
  let isWatching = true;
  const watching = (async () => {
    while (isWatching) {
      const start = performance.now();
      await fetch(url, { headers: { cookie } }).then((answer) => answer.text());
      waits.push(performance.now() - start);
    }
  })();
  return {
    stop: async () => {
      isWatching = false;
      await watching;
      return waits;
    },
  };
}

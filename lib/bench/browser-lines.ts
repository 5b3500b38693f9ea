/** What is promised of pages in a browser, as lines of the benchmark. */
import "server-only";
import { framesWhileScrolling, openBrowser, scriptBytes, slowLine } from "./browser";
import { quantile } from "./load";
import type { Line } from "./report";
import type { Stage } from "./stage";
import { benchCookies, benchPaths } from "./targets";

/** Scripts beyond an empty page, the slow line and the weak laptop. */
export async function browserLines({ database, server, size }: Stage, repeats: number): Promise<Line[]> {
  const paths = await benchPaths(database, size);
  const { assessor, manager } = await benchCookies(database);
  const browser = await openBrowser();
  try {
    const at = (path: string) => new URL(path, server.origin);
    const empty = await scriptBytes(browser, at("/en/no-such-page"), assessor);
    const kilobytes = async (path: string, cookie: string) =>
      ((await scriptBytes(browser, at(path), cookie)) - empty) / 1000;
    const slow = [];
    for (let repeat = 0; repeat < repeats; repeat += 1)
      slow.push(await slowLine(browser, at(paths.domain), assessor));
    const frames = await framesWhileScrolling(browser, at(paths.matrix), manager);
    return [
      { name: "scripts of an empty page", value: empty / 1000, unit: "kB", bar: null },
      {
        name: "scripts of the scorecard beyond it",
        value: await kilobytes(paths.scorecard, manager),
        unit: "kB",
        bar: 30,
      },
      {
        name: "scripts of the grid beyond it",
        value: await kilobytes(paths.largeGrid, manager),
        unit: "kB",
        bar: 30,
      },
      {
        name: "scripts of the map of routes beyond it",
        value: await kilobytes(paths.routeMap, manager),
        unit: "kB",
        bar: 30,
      },
      {
        name: "scripts of the method beyond it",
        value: await kilobytes("/en/instruments/gpat/1.0.0", assessor),
        unit: "kB",
        bar: 30,
      },
      {
        name: "scripts of the domain page beyond it",
        value: await kilobytes(paths.domain, assessor),
        unit: "kB",
        bar: 90,
      },
      {
        name: "slow line: a level is chosen",
        value:
          quantile(
            slow.map(({ levelChosen }) => levelChosen),
            0.5,
          ) / 1000,
        unit: "s",
        bar: 6,
      },
      {
        name: "slow line: the save is acknowledged",
        value:
          quantile(
            slow.map(({ saved }) => saved),
            0.5,
          ) / 1000,
        unit: "s",
        bar: 1.5,
      },
      {
        name: "matrix scrolled on a processor four times slower: 95 of 100 frames within",
        value: quantile(frames, 0.95),
        unit: "ms",
        bar: 100,
      },
    ];
  } finally {
    await browser.close();
  }
}

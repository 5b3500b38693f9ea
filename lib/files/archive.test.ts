import { expect, test } from "vitest";
import { readArchive } from "./archive";

type Entry = { name: string; packed?: number; size?: number; flags?: number };

/** The directory of a ZIP container alone; nothing reads the entries themselves. */
function archive(entries: readonly Entry[]): Buffer {
  const directory = Buffer.concat(
    entries.map(({ name, packed = 10, size = 10, flags = 0 }) => {
      const head = Buffer.alloc(46);
      head.writeUInt32LE(0x02014b50, 0);
      head.writeUInt16LE(flags, 8);
      head.writeUInt32LE(packed, 20);
      head.writeUInt32LE(size, 24);
      head.writeUInt16LE(Buffer.byteLength(name), 28);
      return Buffer.concat([head, Buffer.from(name)]);
    }),
  );
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(entries.length, 8);
  end.writeUInt16LE(entries.length, 10);
  end.writeUInt32LE(directory.length, 12);
  return Buffer.concat([directory, end]);
}

test("names the entries of a container", () => {
  expect(readArchive(archive([{ name: "word/document.xml" }, { name: "docProps/app.xml" }]))).toEqual({
    names: ["word/document.xml", "docProps/app.xml"],
  });
});

test.each<[string, Entry[]]>([
  ["that grows without measure", [{ name: "a.xml", packed: 1_000, size: 90_000_000 }]],
  [
    "whose parts together grow without measure",
    Array(4).fill({ name: "a", packed: 1_000_000, size: 90_000_000 }),
  ],
  ["that is encrypted", [{ name: "a.xml", flags: 1 }]],
  ["that reaches outside", [{ name: "../../a.xml" }]],
  ["of too many parts", Array(6_000).fill({ name: "a" })],
  ["of no parts", []],
])("refuses a container %s", (_what, entries) => {
  expect(readArchive(archive(entries))).toBeNull();
});

test("refuses what has no directory, or one that is cut", () => {
  expect(readArchive(Buffer.from("PK"))).toBeNull();
  const whole = archive([{ name: "word/document.xml" }]);
  expect(readArchive(whole.subarray(20))).toBeNull();
});

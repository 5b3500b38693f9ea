import { afterEach, expect, test, vi } from "vitest";
import { dropUploads, keepUpload, keptUpload } from "./kept-uploads";

afterEach(() => vi.unstubAllGlobals());

/** What a browser keeps: every entry is a field of its own. */
function storage() {
  return Object.create(
    {
      getItem(this: Record<string, string>, name: string) {
        return this[name] ?? null;
      },
      setItem(this: Record<string, string>, name: string, value: string) {
        this[name] = value;
      },
      removeItem(this: Record<string, string>, name: string) {
        delete this[name];
      },
    },
    {},
  );
}

test("who leaves without a trace leaves no mark of a file, and nothing else goes", () => {
  vi.stubGlobal("localStorage", storage());
  keepUpload("one", "id-1");
  keepUpload("two", "id-2");
  localStorage.setItem("other", "stays");
  expect([keptUpload("one"), keptUpload("three")]).toEqual(["id-1", null]);
  dropUploads();
  expect([keptUpload("one"), keptUpload("two"), Object.keys(localStorage)]).toEqual([null, null, ["other"]]);
});

test("a browser that keeps nothing is left all the same", () => {
  vi.stubGlobal("localStorage", undefined);
  expect(dropUploads).not.toThrow();
});

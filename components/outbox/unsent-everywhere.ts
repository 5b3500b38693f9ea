/** All unsent work of a person, for who takes it along before it is deleted. Loaded when somebody asks for it. */

import { deviceMayHoldWork, workOnDevice } from "./device-holds";
import { openDeviceStore } from "./device-store";
import { tabWork } from "./tab-work";
import type { ReadUnsent } from "./unsent-download";

/** What this tab holds and what others left on the device, which only the server's key opens. */
export async function unsentEverywhere(person: string): Promise<ReadUnsent> {
  const own = tabWork()?.unsent() ?? { tab: "", entries: [] };
  const onDevice = (await deviceMayHoldWork()) ? await workOnDevice(person) : [];
  if (onDevice.length === 0) return { entries: own.entries, isAll: true };
  const store = await openDeviceStore(person, own.tab);
  if (typeof store === "string") return { entries: own.entries, isAll: false };
  const kept = await store.all();
  const others = kept.filter(({ tab }) => tab !== own.tab).map(({ entry }) => entry);
  return { entries: [...own.entries, ...others], isAll: true };
}

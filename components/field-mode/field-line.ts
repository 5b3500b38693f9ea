/** What a device in the field says to the server whenever there is a line. */
import { z } from "zod/mini";
import { ACTING_PERSON_HEADER } from "@/lib/core/headers";
import { type FieldPack, packOfText } from "@/lib/field-mode/pack";
import type { SwitchOn } from "@/lib/field-mode/schema";
import { deviceMayHoldField } from "./field-holds";
import { dropPacks, fieldDevices } from "./field-store";

const TIMEOUT_MS = 8_000;

const overAnswer = z.object({ over: z.array(z.string()) });
const deviceAnswer = z.object({ value: z.object({ deviceId: z.string(), until: z.string() }) });

const asJson = { "content-type": "application/json" };

/** Asks which devices of this browser are over and lets go of their packs at once. Without a line nothing happens. */
export async function letGoOfWhatIsOver(): Promise<void> {
  if (!(await deviceMayHoldField())) return;
  const devices = (await fieldDevices()).filter(({ hasPack }) => hasPack).map(({ id }) => id);
  if (devices.length === 0) return;
  const response = await fetch("/api/field-devices", {
    method: "POST",
    headers: asJson,
    body: JSON.stringify({ devices }),
    signal: AbortSignal.timeout(TIMEOUT_MS),
  }).catch(() => null);
  if (response === null || !response.ok) return;
  const answer = z.safeParse(overAnswer, await response.json().catch(() => null));
  if (answer.success) await dropPacks(answer.data.over);
}

/** Fetches the pack of a device as it is now; null where no answer came, nobody is signed in or the device is refused. */
export async function fetchPack(
  place: { round: string; iso3: string },
  deviceId: string,
  locale: string,
  timeoutMs = TIMEOUT_MS * 4,
): Promise<FieldPack | null> {
  const query = new URLSearchParams({ device: deviceId, locale });
  const response = await fetch(`/api/assessments/${place.round}/${place.iso3}/field-pack?${query}`, {
    signal: AbortSignal.timeout(timeoutMs),
  }).catch(() => null);
  return response?.ok ? packOfText(await response.text()) : null;
}

/** Switches field mode on for a device, or on again for one that has it; null where that was refused or no answer came. */
export async function askForDevice(
  place: { round: string; iso3: string },
  body: SwitchOn,
  person: string,
): Promise<string | null> {
  const response = await fetch(`/api/assessments/${place.round}/${place.iso3}/field-devices`, {
    method: "POST",
    headers: { ...asJson, [ACTING_PERSON_HEADER]: person },
    body: JSON.stringify(body),
  }).catch(() => null);
  const answer = z.safeParse(deviceAnswer, response?.ok ? await response.json().catch(() => null) : null);
  return answer.success ? answer.data.value.deviceId : null;
}

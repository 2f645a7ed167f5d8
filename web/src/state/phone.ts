/** This phone and its owner: is its key enrolled, and approved? */
import { useCallback, useEffect, useState } from "preact/hooks";
import { answer, api, type Schemas } from "../api/client";
import { asRefusal, Refusal } from "../api/refusal";
import { type DeviceKey, dropKey, findKey, findOrMakeKey, keepKey } from "../device/key";

export type PhoneState = "looking" | "none" | "pending" | "active";

export interface Phone {
  state: PhoneState;
  key: DeviceKey | null;
  device: Schemas["DeviceView"] | null;
  /** It was enrolled once, and another phone is the person's now. */
  isReplaced: boolean;
  /** `shared`: other people use this phone as well, each with a key of their own on it. */
  enrol: (label: string, shared: boolean) => Promise<void>;
  remove: (deviceId: string) => Promise<void>;
}

/** The person's key on this phone: undefined while it is looked for, null where there is none. */
export interface KeyHere {
  key: DeviceKey | null | undefined;
  setKey: (key: DeviceKey | null) => void;
}

/** `employeeId` null: nobody is known yet, and nothing is looked for. */
export function useKey(employeeId: string | null): KeyHere {
  const [found, setFound] = useState<{ employeeId: string | null; key: DeviceKey | null }>();
  const setKey = useCallback((key: DeviceKey | null) => setFound({ employeeId, key }), [employeeId]);
  useEffect(() => {
    if (employeeId === null) return;
    findKey(employeeId).then(
      (key) => setKey(key ?? null),
      () => setKey(null),
    );
  }, [employeeId, setKey]);
  return { key: found?.employeeId === employeeId ? found.key : undefined, setKey };
}

export function usePhone(employee: Schemas["EmployeeView"], here: KeyHere, reloadMe: () => Promise<void>): Phone {
  const employeeId = employee.employee_id;
  const { key, setKey } = here;
  const enrol = useCallback(
    async (label: string, shared: boolean) => {
      const made = await findOrMakeKey(employeeId).catch(() => Promise.reject(new Refusal("KEY_FAILED")));
      const body = { public_key: made.publicKey, label, shared };
      const device = await answer(api.POST("/me/devices", { body }));
      const enrolled = { ...made, deviceId: device.device_id };
      await keepKey(employeeId, enrolled);
      setKey(enrolled);
      await reloadMe();
    },
    [employeeId, setKey, reloadMe],
  );

  const remove = useCallback(
    async (deviceId: string) => {
      const params = { path: { device_id: deviceId } };
      await answer(api.DELETE("/me/devices/{device_id}", { params })).catch((error: unknown) => {
        if (asRefusal(error).code !== "NOT_FOUND") throw error; // gone already: as wished
      });
      if (key?.deviceId === deviceId) {
        await dropKey(employeeId);
        setKey(null);
      }
      await reloadMe();
    },
    [employeeId, key, setKey, reloadMe],
  );

  const device = deviceOf(key, employee);
  const isReplaced = !device && !!key?.deviceId && employee.devices.some(({ state }) => state === "active");
  return { state: stateOf(key, device), key: key ?? null, device, isReplaced, enrol, remove };
}

/** As which of the person's phones the server knows the one with this key. */
export function deviceOf(key: DeviceKey | null | undefined, { devices }: Schemas["EmployeeView"]) {
  return devices.find((each) => each.device_id === key?.deviceId) ?? null;
}

function stateOf(key: DeviceKey | null | undefined, device: Schemas["DeviceView"] | null): PhoneState {
  if (key === undefined) return "looking";
  if (!device) return "none";
  return device.state === "active" ? "active" : "pending";
}

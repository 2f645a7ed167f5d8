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
  /** `shared`: other people use this phone as well, each with a key of their own on it. */
  enrol: (label: string, shared: boolean) => Promise<void>;
  remove: (deviceId: string) => Promise<void>;
}

export function usePhone(employee: Schemas["EmployeeView"], reloadMe: () => Promise<void>): Phone {
  const employeeId = employee.employee_id;
  const [key, setKey] = useState<DeviceKey | null>();
  useEffect(() => {
    findKey(employeeId).then(
      (found) => setKey(found ?? null),
      () => setKey(null),
    );
  }, [employeeId]);

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
    [employeeId, reloadMe],
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
    [employeeId, key, reloadMe],
  );

  const device = employee.devices.find((each) => each.device_id === key?.deviceId) ?? null;
  return { state: stateOf(key, device), key: key ?? null, device, enrol, remove };
}

function stateOf(key: DeviceKey | null | undefined, device: Schemas["DeviceView"] | null): PhoneState {
  if (key === undefined) return "looking";
  if (!device) return "none";
  return device.state === "active" ? "active" : "pending";
}

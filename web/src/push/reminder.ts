/** Reminders on the lock screen of slots that are checked in meanwhile, from here or elsewhere: they go. */
import type { Schemas } from "../api/client";
import { tagOf } from "./notification_words";

export async function closeDone(today: Schemas["TodayView"]): Promise<void> {
  const slots = [...today.slots, ...(today.event ? [today.event.slot] : [])];
  const done = slots.flatMap(({ plan, check_in }) =>
    check_in ? [tagOf({ kind: "reminder", on: today.local_date, route: `presensi/${plan.slot}` })] : [],
  );
  const registration = done.length > 0 && (await navigator.serviceWorker?.getRegistration());
  if (!registration) return;
  const shown = await registration.getNotifications();
  for (const each of shown) if (done.includes(each.tag)) each.close();
}

/** Reminders on the lock screen of slots that are checked in meanwhile, from here or elsewhere: they go. */
import type { Schemas } from "../api/client";
import { dateOf, slotsOf } from "../place/slot_place";
import { tagOf } from "./notification_words";

export async function closeDone(today: Schemas["TodayView"]): Promise<void> {
  const done = slotsOf(today).flatMap(({ plan: { slot }, check_in }) => {
    const on = dateOf(today, slot);
    return check_in && on ? [tagOf({ kind: "reminder", on, route: `presensi/${slot}` })] : [];
  });
  const registration = done.length > 0 && (await navigator.serviceWorker?.getRegistration());
  if (!registration) return;
  const shown = await registration.getNotifications();
  for (const each of shown) if (done.includes(each.tag)) each.close();
}

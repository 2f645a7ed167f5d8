/** What is known of a check-in on the bench, be it owed a look or objected about. */
import type { Schemas } from "../../api/client";

export type Shown = Pick<
  Schemas["ReviewView"],
  | "signals"
  | "unit_name"
  | "name"
  | "on"
  | "slot"
  | "local_time"
  | "office_name"
  | "distance_m"
  | "accuracy_m"
  | "late_min"
  | "early_min"
>;

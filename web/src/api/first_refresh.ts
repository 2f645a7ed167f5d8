/** The session's first refresh: begun as soon as this module is here, while the rest of the app is on its way. */
import { refresh } from "./client";

export const firstRefresh = refresh();
firstRefresh.catch(() => undefined); // whoever waits for it hears of it

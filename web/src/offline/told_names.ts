/** By which names reports lie on this phone: here, where looking for them fetches nothing else. */

/** How the name of each that waits begins. */
export const DRAFT = "activity ";
/** The name of what their form offers without a network. */
export const OFFERED = "activities offered";

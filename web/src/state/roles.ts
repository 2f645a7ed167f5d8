/**
 * Who is shown what. The server decides about every answer; these lists only keep from people what it would refuse.
 * tests/roles.test.ts compares them with the roles that docs/openapi.json tells of each operation.
 */
export const ADMINS = ["city_admin"];
/** They bring files in, and file for others. */
export const BOOKKEEPERS = ["operator", ...ADMINS];
/** They decide requests, reviews and cases. */
export const DECIDERS = ["supervisor", ...ADMINS];
/** Those who decide or change something of a unit: an auditor reads. */
export const LEADERS_WHO_ACT = ["supervisor", ...BOOKKEEPERS];
/** Who sees people of a unit's tree or of the whole city. */
export const LEADERS = [...LEADERS_WHO_ACT, "auditor"];
/** All who lead, and who sees figures alone. */
export const WATCHERS = [...LEADERS, "executive"];
/** They read the books, and how a city is set up. */
export const BOOK_READERS = [...BOOKKEEPERS, "auditor"];
export const CASE_READERS = [...DECIDERS, "auditor"];
export const OVERSEERS = [...ADMINS, "auditor"];
/** Their role is held over the whole city, never over a unit. */
export const CITY_WIDE = [...OVERSEERS, "executive"];
export const ROLES = ["supervisor", "operator", ...CITY_WIDE];

"""A returned request that is sent again: as of which date are its limits counted? See docs/rules.md#requests.

Whoever asked in time has asked in time, however long it lay with others. What it did not ask for then is asked for now.
"""

from datetime import date

from chalicelib.domain.request import Request


def counted_on(held: Request, starts_on: date, ends_on: date, filed_on: date, today: date) -> date:
    """The date of that filing; today where a date is wanted that it did not ask for, past or to come.

    held                  as it was returned.
    starts_on, ends_on    wanted now.
    filed_on              the local date that its limits counted as of when it was last sent: of the first filing, or
                          a later one where it has asked for other dates since.

    How late it comes, whether the city decides too and how far ahead it begins all go by this date. The request keeps
    the id that it was first filed under, whatever its last date becomes.
    """
    is_asked = held.starts_on <= starts_on and ends_on <= held.ends_on
    return filed_on if is_asked else today

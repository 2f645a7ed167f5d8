"""What the sweep has found and nobody has mended yet, by act. A row that nothing breaks any more fails: take it out."""

_TWICE = "the write was done, its answer lost: under the same Idempotency-Key the retry does it a second time"
_JOB = "a job that nobody was told of is left behind, and the retry makes another"

KNOWN: dict[str, str] = {
    "POST /me/swaps": _TWICE,
    "POST /outages": _TWICE,
    "POST /offices/imports": _TWICE,
    "POST /surveys": _TWICE,
    "POST /units/{unit_id}/slips": f"{_TWICE}; {_JOB}",
    "POST /units/{unit_id}/month-sheets": f"{_TWICE}; {_JOB}",
    "POST /imports": _JOB,
    "PUT /offices/{office_id}/photos/{place}": _JOB,
    "DELETE /me/delegate": "three transactions: after the first the retry is answered 404, the notices never told",
    "POST /employees/imports": "people and the entry `people_imported` in two writes: the retry finds nothing new",
    "POST /jobs/{job_id}/application": "the entry and the job's state are two writes: two entries `import_applied`",
    "POST /sessions/first": "the code is used up in two writes: two entries `code_used`",
}

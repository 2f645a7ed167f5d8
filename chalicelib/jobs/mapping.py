"""Which header is which column: as told with the check, or as the same person told it for their last such file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chalicelib.domain.job import Job, JobState
from chalicelib.rules.csv_columns import Column, shown
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.plain_text import spelling
from chalicelib.use_cases.ports import Services

READ = frozenset({JobState.CHECKED, JobState.APPLYING, JobState.DONE})  # states of a job whose mapping was of use


def renamed(table: CsvText, mapping: Mapping[str, str]) -> CsvText:
    """The table with the file's own headers under our names; `mapping` is ours -> the file's, as it is or is shown."""
    ours = {spelling(theirs): name for name, theirs in mapping.items()}
    header = [
        ours.get(spelling(cell)) or ours.get(spelling(shown(cell, place))) or cell
        for place, cell in enumerate(table.header)
    ]
    return replace(table, header=tuple(header))


def remembered(services: Services, job: Job, header: Sequence[str], columns: Sequence[Column]) -> Job:
    """The job with its checker's newest mapping, as far as its headers stand in this file and ours do not.

    Whoever passed over all other columns with that mapping passes them over again.
    """
    newest = _newest(services, job)
    if newest is job:  # told with an earlier check of this very file, where a place says as much as a header
        header = (*header, *(shown(cell, place) for place, cell in enumerate(header)))
    mapping = fitting(newest.mapping, header, columns) if newest else {}
    job = replace(job, mapping=mapping, mapping_remembered=bool(mapping))
    if job.ignores_others is None and newest and mapping:
        return replace(job, ignores_others=newest.ignores_others)
    return job


def fitting(mapping: Mapping[str, str], header: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """The part of a mapping that tells something about this header."""
    there = {spelling(cell) for cell in header}
    named = {column.name for column in columns if there & {spelling(each) for each in (column.name, *column.aliases)}}
    return {ours: theirs for ours, theirs in mapping.items() if spelling(theirs) in there and ours not in named}


def _newest(services: Services, job: Job) -> Job | None:
    if job.mapping:
        return job
    known = [
        each for each in services.jobs.all()
        if each.kind is job.kind and each.checker == job.checker and each.mapping and each.state in READ
    ]  # fmt: skip
    return max(known, key=lambda each: each.moved_at or each.made_at, default=None)

"""Which header is which column: as told with the check, or as the same person told it for their last such file."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from chalicelib.domain.job import Job, JobState
from chalicelib.rules.csv_columns import Column
from chalicelib.rules.csv_text import CsvText
from chalicelib.rules.plain_text import spelling
from chalicelib.use_cases.ports import Services

READ = frozenset({JobState.CHECKED, JobState.APPLYING, JobState.DONE})  # states of a job whose mapping was of use


def renamed(table: CsvText, mapping: Mapping[str, str]) -> CsvText:
    """The table with the file's own headers under our names; `mapping` is ours -> the file's."""
    ours = {spelling(theirs): name for name, theirs in mapping.items()}
    return replace(table, header=tuple(ours.get(spelling(cell), cell) for cell in table.header))


def remembered(services: Services, job: Job, header: Sequence[str], columns: Sequence[Column]) -> Job:
    """The job with its checker's newest mapping, as far as its headers stand in this file and ours do not."""
    mapping = fitting(_newest(services, job), header, columns)
    return replace(job, mapping=mapping, mapping_remembered=bool(mapping))


def fitting(mapping: Mapping[str, str], header: Sequence[str], columns: Sequence[Column]) -> dict[str, str]:
    """The part of a mapping that tells something about this header."""
    there = {spelling(cell) for cell in header}
    named = {column.name for column in columns if there & {spelling(each) for each in (column.name, *column.aliases)}}
    return {ours: theirs for ours, theirs in mapping.items() if spelling(theirs) in there and ours not in named}


def _newest(services: Services, job: Job) -> Mapping[str, str]:
    if job.mapping:
        return job.mapping  # of this very file, told with an earlier check
    known = [
        each for each in services.jobs.all()
        if each.kind is job.kind and each.checker == job.checker and each.mapping and each.state in READ
    ]  # fmt: skip
    return max(known, key=lambda each: each.moved_at or each.made_at).mapping if known else {}

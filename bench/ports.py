"""The ports a check-in asks, answered at once: what is left is the app's own part."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bench.scene import Scene
from chalicelib.domain.attendance import CheckIn
from chalicelib.domain.employee import Employee
from chalicelib.store.documents import from_text
from chalicelib.store.tables import Staff, profile_key
from chalicelib.use_cases.ports import SelfieBucket, Services, Upload, UploadForm


def at_the_ports(services: Services, scene: Scene) -> Services:
    """The same services with stores that answer without any call; a profile is still decoded."""
    upload = services.selfies.head("any")
    assert upload is not None
    return replace(
        services,
        staff=StaffAtThePort(_profiles(scene)),  # type: ignore[arg-type]  # a check-in asks no more of it
        attendance=AttendanceAtThePort(),  # type: ignore[arg-type]
        selfies=SelfiesAtThePort(services.selfies, upload),  # type: ignore[arg-type]
    )


@dataclass(frozen=True)
class StaffAtThePort:
    profiles: Mapping[str, str]

    def employee(self, employee_id: str) -> Employee:
        return from_text(self.profiles[employee_id], Employee)


class AttendanceAtThePort:
    def record(self, _: CheckIn) -> None:
        """Always the first."""


@dataclass(frozen=True)
class SelfiesAtThePort:
    bucket: SelfieBucket
    upload: Upload

    def form(self, upload_key: str, now: datetime) -> UploadForm:
        return self.bucket.form(upload_key, now)

    def head(self, _: str) -> Upload:
        return self.upload


def _profiles(scene: Scene) -> dict[str, str]:
    ids = [person.employee.employee_id for person in scene.people]
    keys = {employee_id: profile_key(employee_id) for employee_id in ids}
    table = Staff.Meta.table_name
    return {employee_id: scene.stub.partition(table, pk)[sk]["d"]["S"] for employee_id, (pk, sk) in keys.items()}

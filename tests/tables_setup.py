"""The tables and the bucket, made where a test needs them: moto or the emulator."""

from typing import Any

from chalicelib.store.tables import BASE_NAMES


def make_tables(dynamodb: Any, prefix: str) -> None:
    for name in BASE_NAMES.values():
        dynamodb.create_table(
            TableName=f"{prefix}-{name}",
            AttributeDefinitions=[
                {"AttributeName": "pk", "AttributeType": "S"},
                {"AttributeName": "sk", "AttributeType": "S"},
            ],
            KeySchema=[{"AttributeName": "pk", "KeyType": "HASH"}, {"AttributeName": "sk", "KeyType": "RANGE"}],
            BillingMode="PAY_PER_REQUEST",
        )


def make_bucket(s3: Any, bucket: str, locked: bool = False) -> None:
    place = {"LocationConstraint": "ap-southeast-3"}
    s3.create_bucket(Bucket=bucket, CreateBucketConfiguration=place, ObjectLockEnabledForBucket=locked)
    s3.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})

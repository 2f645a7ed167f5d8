"""Invented selfies: noise and a face-like blob, never a person."""

from functools import lru_cache

from tools.sample_photo import sample_photo


@lru_cache(maxsize=32)
def selfie(seed: int = 1, side: int = 480, quality: int = 85) -> bytes:
    """A JPEG of an invented scene, different for each seed."""
    return sample_photo(seed, side, quality)

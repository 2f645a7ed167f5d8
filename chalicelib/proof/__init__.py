"""Proofs by cryptography: challenges, phone signatures, receipts and access tokens. Keys arrive as arguments."""

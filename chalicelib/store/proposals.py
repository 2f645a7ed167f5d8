"""Proposals: what one admin wants to change and another decides. They lie in the requests table."""

from collections.abc import Sequence

from chalicelib.domain.audit import AuditEntry, Proposal, ProposalState
from chalicelib.domain.office import OfficeEdits
from chalicelib.store.audit import AuditTrail
from chalicelib.store.documents import from_text, to_text
from chalicelib.store.failures import translated
from chalicelib.store.office_documents import edits_from_document, edits_to_document
from chalicelib.store.pages import read_pages, write_pages
from chalicelib.store.tables import Requests, edits_page_key, proposal_key
from chalicelib.store.transaction import Transaction


class ProposalTable:
    """See ports.ProposalStore."""

    def __init__(self, trail: AuditTrail) -> None:
        self._trail = trail

    def add(self, proposal: Proposal, entry: AuditEntry, withdrawn: Sequence[Proposal] = ()) -> None:
        def add_writes(transaction: Transaction) -> None:
            transaction.put(_item(proposal), Requests.pk.does_not_exist())
            for each in withdrawn:
                transaction.put(_item(each), _WAITS)

        self._trail.commit(entry, add_writes)

    def get(self, proposal_id: str) -> Proposal | None:
        with translated():
            try:
                return _proposal(Requests.get(*proposal_key(proposal_id), consistent_read=True))
            except Requests.DoesNotExist:
                return None

    def draft(self, draft_id: str, edits: OfficeEdits) -> None:
        write_pages(Requests, lambda page: edits_page_key(draft_id, page), edits_to_document(edits))

    def drafted(self, draft_id: str) -> OfficeEdits | None:
        document = read_pages(Requests, edits_page_key(draft_id, 0)[0])
        return None if document is None else edits_from_document(document)

    def all(self) -> list[Proposal]:
        """Every proposal, newest first."""
        with translated():
            found = Requests.query(proposal_key("")[0], consistent_read=True)
            return sorted((_proposal(item) for item in found), key=lambda each: each.proposed_at, reverse=True)

    def decide(self, proposal: Proposal, entry: AuditEntry) -> None:
        self._trail.commit(entry, lambda transaction: transaction.put(_item(proposal), _WAITS))


def add_decision(transaction: Transaction, decided: Proposal | None) -> None:
    """Store the decision together with what it does, unless another one was stored before.

    What is applied at once has not waited: nothing is stored of it yet. None where nobody had to decide.
    """
    if decided:
        transaction.put(_item(decided), Requests.pk.does_not_exist() | _WAITS)


_REVISIONS = {ProposalState.WAITING: 1, ProposalState.APPLIED: 2, ProposalState.REJECTED: 2}
_WAITS = Requests.revision == _REVISIONS[ProposalState.WAITING]


def _item(proposal: Proposal) -> Requests:
    revision = _REVISIONS[proposal.state]
    return Requests(*proposal_key(proposal.proposal_id), revision=revision, text=to_text(proposal))


def _proposal(item: Requests) -> Proposal:
    return from_text(item.text or "", Proposal)

"""What ``Office`` does about chi bộ that are late."""

from collections.abc import Sequence

from office_app.bootstrap.templates import TemplateDesk
from office_app.use_cases import chasing
from office_app.use_cases.chasing import LateUnit


class ChasingDesk(TemplateDesk):
    """The late ones: list, letter, message."""

    def late_units(self, campaign_id: int) -> Sequence[LateUnit]:
        """Return the chi bộ that have not studied, reported or made up though the campaign's last day has passed."""
        return chasing.late_units(campaign_id, open_transaction=self._to_read, today=self.today())

    def begin_chase_letter(self, campaign_id: int, unit_ids: Sequence[int] = ()) -> int:
        """Draft the letter to the late chi bộ, of ``unit_ids`` or all; return its id.

        Raises NothingLateError, TemplateError.
        """
        return chasing.chase_letter(campaign_id, unit_ids, calendar=self._calendar, tools=self._beginning)

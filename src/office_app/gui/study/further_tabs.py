"""Which further pages a campaign has, in the order of their tabs."""

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.study.campaign_tab import CampaignTab, TabEntry


def _make_up(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.make_up_tab import MakeUpTab

    return MakeUpTab(office, services)


FURTHER_TABS = (TabEntry("Học bù", _make_up),)

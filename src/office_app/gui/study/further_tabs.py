"""Which further pages a campaign has, in the order of their tabs."""

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.study.campaign_tab import CampaignTab, TabEntry


def _make_up(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.make_up_tab import MakeUpTab

    return MakeUpTab(office, services)


def _results(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.results_tab import ResultsTab

    return ResultsTab(office, services)


def _chase(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.chase_tab import ChaseTab

    return ChaseTab(office, services)


def _returns(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.returns_tab import ReturnsTab

    return ReturnsTab(office, services)


FURTHER_TABS = (
    TabEntry("Phiếu báo", _returns),
    TabEntry("Học bù", _make_up),
    TabEntry("Thu hoạch", _results),
    TabEntry("Đôn đốc", _chase),
)

"""Which further pages a campaign has, in the order of their tabs."""

from office_app.bootstrap import Office
from office_app.gui.room import RoomServices
from office_app.gui.study.campaign_tab import CampaignTab, TabEntry


def _make_up(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.make_up_tab import MakeUpTab

    page = MakeUpTab(office, services)
    return CampaignTab(page, page.show_campaign)


def _results(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.results_tab import ResultsTab

    page = ResultsTab(office, services)
    return CampaignTab(page, page.show_campaign, page.leave)


def _chase(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.chase_tab import ChaseTab

    page = ChaseTab(office, services)
    return CampaignTab(page, page.show_campaign)


def _returns(office: Office, services: RoomServices) -> CampaignTab:
    from office_app.gui.study.returns_tab import ReturnsTab

    page = ReturnsTab(office, services)
    return CampaignTab(page, page.show_campaign)


FURTHER_TABS = (
    TabEntry("Phiếu báo", _returns),
    TabEntry("Học bù", _make_up),
    TabEntry("Thu hoạch", _results),
    TabEntry("Đôn đốc", _chase),
)

"""Each of the five seeds is made anew from a template and its facts: same parts, order, numbers, words of the frame."""

import pytest

from office_app.domain.paper_markup import plain_text
from office_app.writing.templates import Templates
from tests.writing import seed_papers
from tests.writing.seed_papers import FACTS, HELD, MAKERS, body, facts_of, tree, words

TEMPLATES = Templates()


@HELD
@pytest.mark.parametrize("name", FACTS)
def test_given_a_seeds_facts_and_passages_when_filled_then_the_seed_stands_there_again(name):
    facts = facts_of(name)
    paragraphs = body(facts)
    data = facts["data"] | MAKERS[facts["template"]](facts, tree(paragraphs, facts))
    paper = TEMPLATES.fill_paper(facts["template"], data)
    lines = paper.text.splitlines()
    headings = [plain_text(line.lstrip("# ")) for line in lines if line.startswith(("# ", "##"))]
    assert [words(one) for one in headings] == [words(one) for one in facts["outline"]]
    assert words(" ".join(line.lstrip("#") for line in lines)) == words(" ".join(paragraphs))
    assert [words(one) for one in paper.recipients] == [words(one) for one in seed_papers.recipients(facts)]
    seed = " ".join(words(" ".join(seed_papers.seed_lines(facts))))
    assert " ".join(words(paper.subject)) in seed
    for addressee in paper.addressees:
        assert " ".join(words(addressee)) in seed


@pytest.mark.parametrize("name", FACTS)
def test_given_a_seeds_facts_alone_when_filled_then_the_frame_is_whole(name):
    facts = facts_of(name)
    section = {"ten": "Việc thứ nhất", "doan": ["- Một việc."], "muc": []}
    data = facts["data"] | {"noi_dung": [section], "mo_dau": ["Tình hình."]}
    known = {*TEMPLATES.head(facts["template"]).data, *TEMPLATES.head(facts["template"]).optional}
    paper = TEMPLATES.fill_paper(
        facts["template"], {key: value for key, value in data.items() if key in known}
    )
    assert list(paper.recipients) == facts["data"]["noi_nhan"]
    assert paper.subject == facts["data"]["trich_yeu"]
    parts = [line[2:] for line in paper.text.splitlines() if line.startswith("# ")]
    assert parts == [line for line in facts["outline"] if "- " in line and line[0] in "IVX"]
    assert "[chưa điền]" not in paper.text

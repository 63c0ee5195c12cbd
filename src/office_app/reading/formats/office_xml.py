"""XML parts of foreign office files, parsed without entities, network or a document type."""

from typing import Any

from office_app.domain.errors.files import FileDamagedError


def parse_xml(data: bytes, name: str) -> Any:
    """Return the root of a part.

    Raises:
        FileDamagedError: also for a document type, which no office program writes.
    """
    from lxml import etree

    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise FileDamagedError(name=name) from error
    information: Any = root.getroottree().docinfo
    if information.doctype:
        raise FileDamagedError(name=name)
    return root

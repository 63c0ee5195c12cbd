"""Control words of RTF: which write something, which open text of another kind, and the code pages."""

WRITES = {
    "line": "\n",
    "tab": "\t",
    "emdash": "—",
    "endash": "–",
    "bullet": "•",
    "lquote": "‘",
    "rquote": "’",
    "ldblquote": "“",
    "rdblquote": "”",
    "emspace": " ",
    "enspace": " ",
    "qmspace": " ",
    "page": "\n",
    "column": "\n",
}
SIGNS = {"~": "\u00a0", "-": "\u00ad", "_": "-", "\\": "\\", "{": "{", "}": "}"}
# Groups whose text is not part of what is printed. Groups that start \* are left out too, unless known.
_DROPPED = """
    annotation atnauthor atndate atnicn atnid atnparent atnref atntime atrfend atrfstart author bkmkend bkmkstart
    buptim category colorschememapping colortbl comment company creatim datafield datastore do doccomm docvar
    factoidname falt fchars ffdeftext ffentrymcr ffexitmcr ffformat ffhelptext ffl ffname ffstattext file filetbl
    fldinst fname fontemb fontfile footer footerf footerl footerr formfield ftncn ftnsep ftnsepc aftncn aftnsep
    aftnsepc generator gridtbl hlinkbase htmltag info keycode keywords latentstyles lchars levelnumbers leveltext
    list listlevel listname listoverride listoverridetable listpicture liststylename listtable lsdlockedexcept
    mailmerge manager mmathPr nextfile nonesttables nonshppict objalias objclass objdata objname objsect oleclsid
    operator panose password passwordhash pgp pgptbl pict pn pnseclvl pntxta pntxtb printim propname protusertbl
    pxe revtbl revtim rsidtbl rxe shprslt sn sp staticval stylesheet subject sv svb tc template themedata title
    txe upr userprops wgrffmtfilter windowcaption xe xform xmlattrname xmlattrvalue xmlclose xmlname xmlnstbl
    xmlopen
"""
DROPPED = frozenset(_DROPPED.split())
KNOWN = {"footnote", "shpinst", "shptxt", "ud", "nesttableprops", "shppict", "listtext", "pntext", "fldrslt"}
HEADERS = {"header", "headerf", "headerr", "headerl"}

# \fcharset -> code page; 0 and what is missing here go by Windows-1252 and by \ansicpg.
_CHARSETS = {
    0: "cp1252",
    2: "cp1252",
    128: "cp932",
    129: "cp949",
    134: "gbk",
    136: "big5",
    161: "cp1253",
    162: "cp1254",
    163: "cp1258",
    177: "cp1255",
    178: "cp1256",
    186: "cp1257",
    204: "cp1251",
    222: "cp874",
    238: "cp1250",
}
_PAGES = {932, 949, 1250, 1251, 1252, 1253, 1254, 1255, 1256, 1257, 1258, 437, 850, 874}


def codec_of(charset: int | None, code_page: int) -> str:
    if charset in _CHARSETS:
        return _CHARSETS[charset]
    if code_page == 65001:
        return "utf-8"
    return f"cp{code_page}" if code_page in _PAGES else "cp1252"

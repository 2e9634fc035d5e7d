"""What the schema of WordprocessingML (ECMA-376 part 1, wml.xsd) says of the elements we write."""

from collections.abc import Iterator
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def names(text: str) -> tuple[str, ...]:
    return tuple(text.split())


ANY = ("*",)
"""Children in any order, of any number."""

ORDER = {
    "document": names("background body"),
    "body": ANY,
    "ftr": ANY,
    "p": ANY,
    "pPr": names(
        "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr "
        "suppressLineNumbers pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct "
        "topLinePunct autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind "
        "contextualSpacing mirrorIndents suppressOverlap jc textDirection textAlignment "
        "textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
    ),
    "pBdr": names("top left bottom right between bar"),
    "tabs": names("tab"),
    "r": ANY,
    "rPr": names(
        "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss "
        "imprint noProof snapToGrid vanish webHidden color spacing w kern position sz szCs "
        "highlight u effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout "
        "specVanish oMath"
    ),
    "tbl": names("tblPr tblGrid tr"),
    "tblPr": names(
        "tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW "
        "jc tblCellSpacing tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption"
    ),
    "tblBorders": names("top left start bottom right end insideH insideV"),
    "tblCellMar": names("top left start bottom right end"),
    "tblGrid": names("gridCol"),
    "tr": names("tblPrEx trPr tc"),
    "trPr": ANY,
    "tc": names("tcPr p"),
    "tcPr": names(
        "cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection "
        "tcFitText vAlign hideMark"
    ),
    "sectPr": names(
        "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc "
        "pgBorders lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection "
        "bidi rtlGutter docGrid printerSettings"
    ),
    "styles": names("docDefaults latentStyles style"),
    "docDefaults": names("rPrDefault pPrDefault"),
    "rPrDefault": names("rPr"),
    "pPrDefault": names("pPr"),
    "style": names(
        "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden "
        "unhideWhenUsed qFormat locked personal personalCompose personalReply rsid pPr rPr "
        "tblPr trPr tcPr tblStylePr"
    ),
    "settings": names(
        "writeProtection view zoom removePersonalInformation mirrorMargins evenAndOddHeaders "
        "characterSpacingControl compat"
    ),
    "compat": names("compatSetting"),
    "fonts": names("font"),
    "font": names("altName panose1 charset family notTrueType pitch sig"),
}

LEAVES = names(
    "adjustRightInd altName autoSpaceDE autoSpaceDN b basedOn bottom br cantSplit "
    "characterSpacingControl charset cols compatSetting docGrid evenAndOddHeaders fldChar "
    "footerReference gridCol ind insideH insideV instrText jc keepNext kern lang left "
    "name next outlineLvl overflowPunct pStyle pgMar pgNumType pgSz qFormat rFonts right "
    "semiHidden snapToGrid spacing sz szCs t tab tblHeader tblLayout tblW tblpPr tcW top "
    "trHeight uiPriority unhideWhenUsed vAlign vMerge widowControl wordWrap zoom"
)


def out_of_order(root: ElementTree.Element) -> Iterator[str]:
    """Yield each element that the schema does not know here, or whose children are mixed up."""
    for element in root.iter():
        name = element.tag.removeprefix(W)
        children = [child.tag.removeprefix(W) for child in element]
        if name in LEAVES:
            if children:
                yield f"{name} has children: {children}"
            continue
        order = ORDER.get(name)
        if order is None:
            yield f"{name} is not known"
        elif order is not ANY:
            places = [order.index(child) if child in order else -1 for child in children]
            if -1 in places or places != sorted(places):
                yield f"{name}: {children}"

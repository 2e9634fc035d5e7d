"""The words that units are named with: endings, collectives, levels, persons.

Facts about names only; no idea of cells, roles or separators.
"""

import re

_ROOMS = "办公室|办公厅|研究室|科室|处室|股室|室|科|处|股|(?<!公)司"
_OFFICES = "委员会|管委会|居委会|村委会|委|局|厅|办|部|署|总队|支队|大队|中队|队|分行|支行|银行"
_PLACES = (
    "人民政府|政府|街道办事处|办事处|街道|开发区|示范区"
    "|园区|新区|实验区|区|县|市|州|镇|乡|村|社区|旗|盟"
)
_BODIES = (
    "中心|站|所|院|馆|台|库|厂|校|大学|学院|公司|集团|企业|机构|组织|部门|单位"
    "|领导小组|小组|专班|指挥部"
    "|妇联|残联|文联|侨联|科协|社科联|工商联|红十字会|联合会|联社|供销社|总社|社|团委"
    "|团县委|团市委|团区委"
    "|工会|协会|学会|基金会|委会|会|网|报社|组|法院|检察院|党组|党委|党工委|支部|总支|行|窗口"
    "|档案馆|国务院|工委|团队|机关"
)
_ENDING = re.compile(f"(?:{_BODIES}|{_PLACES}|{_OFFICES}|{_ROOMS})$")
_ROOM = re.compile(f"(?:{_ROOMS}|中心|站|所)$")
_OFFICE = re.compile(f"(?:{_OFFICES}|政府|街道|镇|乡|公司|院)$")
_BRACKETED = re.compile(r"[（(\[【〔][^（）()\[\]【】〔〕]*[）)\]】〕]")

_LEVEL = (
    "(?:省|市|县|区|州|旗|厅|局|院|校|机关|乡镇|镇|街道|全省|全市|全县|全区|全局|本"
    "|我|国务院|中央|部|委"
    "|市政府|县政府|区政府|省政府)"
)
_RANK = "(?:直属|直|属|级|本级|所属|下属|管|机关)"
_NOUN = (
    "(?:单位|部门|科室|处室|股室|机构|事业单位|行政事业单位|企事业单位|预算单位|企业"
    "|乡镇|镇街|镇乡|街镇|街道"
    "|管理机构|业务科室|职能科室|业务部门|职能部门|行政机关|机关|院系|村居|村社区"
    "|社区|园区|县区|区县|县市区)"
)
_BARE = re.compile(
    f"(?:{_LEVEL}?{_RANK}?(?:垂直|驻[区市县省])?{_NOUN}"
    f"|{_LEVEL}?{_RANK}?(?:机关)?{_NOUN}"
    f"|(?:牵头|责任|起草|制定|承办|主办|实施|执行|办理|编制|发文){_NOUN})"
)
_OPEN = re.compile(
    "各|有关|相关|全体|所有|其他|其它|其余|下属|所属|成员单位|涉及(?:到的)?(?:单位"
    "|部门|科室)|的(?:部门|单位|科室|机构)$"
)
_ALL_ROOMS = re.compile(
    "(?:局|委|厅|办|院|处|中心)?(?:机关)?(?:各|全体|所有)(?:业务|内设)?(?:科室|处室"
    "|股室|处|科|股|部室|室)"
    "|全局|各部门|各单位|各科室站所"
)
_AREA = re.compile("(?:政府|管委会|开发区|园区|新区|实验区|示范区|高新区|经开区)$")
_PLURAL = re.compile(
    "街道办事处|办事处|街道|乡镇政府|乡镇|镇街|镇|乡|村|社区|园区|开发区|部门|单位"
    "|县区|区县|企业|学校"
    "|科室|事业单位|管委会|[市县区乡镇]+(?:人民)?政府"
)
_REST = re.compile(
    "(?:管理|服务|监督管理|综合执法|行政|保障|发展)?"
    "(?:局|中心|委员会|领导小组|科|处|室|部|办|站|队|所|总队|支队)"
)

NOBODY = re.compile(
    r"[/／\\—\-–―_*·…\s]*|无|暂无|没有|不涉及|根据需要(?:确定)?|按需|视情(?:况)?"
    r"|视需要|待定|另行(?:明确|通知|确定)|N/?A",
    re.IGNORECASE,
)
"""What stands in a cell when nobody is meant."""

_SURNAMES = (
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁"
    "任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤"
)
_TITLES = "副?(?:局长|主任|科长|处长|股长|书记|县长|区长|市长|院长|校长|站长|所长|经理)|同志|负责人"
_NAME = re.compile(rf"[{_SURNAMES}]\w{{1,2}}")
_TITLED = re.compile(
    rf"[{_SURNAMES}]\w{{0,2}}(?:{_TITLES})"
    rf"|(?:{_TITLES})[{_SURNAMES}]\w{{1,2}}"
)
_TELEPHONE = re.compile(r"\w{0,4}?[:：]?\(?\d[\d()（）\-— ]{6,}[xX]?")
_POST = re.compile(f"(?:领导|{_TITLES}|联络员|干部|专干|人员|班子成员|责任人)$")
_NO_NAMES = re.compile(
    "金融|林业|方志|武装|史志|石油|高新|江河|马场|白云|田园|石化|金属|高校|高教|方案"
)


def bare(name: str) -> str:
    """Return a name without what stands in brackets."""
    return _BRACKETED.sub("", name)


def is_unit(name: str) -> bool:
    """Does the name end as units do?"""
    core = bare(name)
    return len(core) > 1 and bool(_ENDING.search(core) or is_collective(name))


def ending(name: str) -> str:
    """Return the ending that names in a list may share (局, 部门, 科), or an empty text."""
    found = _ENDING.search(bare(name))
    return found[0] if found else ""


def is_room(name: str) -> bool:
    """Is it a part of a bureau (办公室, 预算科)?"""
    return bool(_ROOM.search(bare(name)))


def is_office(name: str) -> bool:
    """Is it a body that has parts of its own (财政局, 市政府)?"""
    return bool(_OFFICE.search(bare(name)))


def is_area(name: str) -> bool:
    """Does it govern a place, so that it stands beside 各县区 and not above them?"""
    return bool(_AREA.search(bare(name)))


def is_collective(name: str) -> bool:
    """Does the word stand for several units that it does not name?"""
    core = bare(name)
    return bool(_OPEN.search(core) or _BARE.fullmatch(core))


def means_all(collective: str) -> bool:
    """Does a collective stand for every 科室 of the bureau?"""
    return bool(_ALL_ROOMS.fullmatch(bare(collective)))


def is_plural(name: str) -> bool:
    """Can 各 stand in front of the word: 街道办事处?"""
    return bool(_PLURAL.fullmatch(bare(name)))


def is_rest_of_name(word: str) -> bool:
    """Is it only the end of a name: 管理局 behind 政务服务?"""
    return bool(_REST.fullmatch(word))


def is_person(name: str) -> bool:
    """Does the word look like a person's name?"""
    if _TITLED.fullmatch(name):
        return True
    return bool(_NAME.fullmatch(name)) and not _NO_NAMES.match(name) and not is_unit(name)


def has_number_of_person(text: str) -> bool:
    """Is it a telephone or another number of a person, with a name before it or not?"""
    return bool(_TELEPHONE.fullmatch(text))


def is_post(name: str) -> bool:
    """Is it a post and not a unit: 局领导, 办公室主任?"""
    return bool(_POST.search(bare(name)))


LEVEL = re.compile("(?:省|市|县|区|州|旗)(?!场|政(?!府)|容|域|块|级|直|属)")
"""The level in front of a unit's name: 市财政局."""

"""What the heads of columns mean: 牵头单位 leads, 完成时限 is the deadline, 电话 is not copied.

Rules for the words that heads are made of, not a list of heads. Later rules see only what earlier
ones have left.
"""

import re
from enum import Enum
from typing import NamedTuple


class Role(Enum):
    """What a column is taken for. ``key`` is the name in JSON, ``word`` the Chinese one."""

    NUMBER = ("id", "序号")
    SECTION = ("section", "要点章节")
    NAME = ("name", "任务名称")
    CONTENT = ("content", "任务内容")
    UNITS = ("units", "责任单位")
    LEAD = ("lead", "牵头单位")
    SUPPORT = ("support", "配合单位")
    DEADLINE = ("deadline", "时间节点")
    TARGET = ("target", "量化目标")
    REMARK = ("remark", "备注")
    PROGRESS = ("progress", "完成情况")
    PERSON = ("person", "个人信息")
    OTHER = ("other", "其他")

    def __init__(self, key: str, word: str) -> None:
        self.key = key
        self.word = word


WHO = (Role.UNITS, Role.LEAD, Role.SUPPORT)
"""The roles of columns that say who does a task."""


class Meaning(NamedTuple):
    """A head's role; a ``weak`` one counts only where no other column claims it."""

    role: Role
    weak: bool = False
    has_persons: bool = False


_UNIT = (
    "单位|部门|科室|处室|股室|部室|科（室）|机构|主体|科股室|责任方|承办[处科股]"
    "|(?:责任|负责|牵头|配合|协办|主办|参与|协助)[处科股站所局办]|责任(?:[市州县区旗]|[区县]市|市[区县]|区县|县区|[乡镇街]{1,2}|街道|社区|学院|学校|园区)$"
)
_PERSON = (
    "人|领导|电话|手机|手机号|联络员|联系方式|姓名|职务|邮箱|微信|签[字名收]|局长|科长"
    "|人员|专员|联系|同志|微信号|身份证号?|证件号"
)
_NUMBER = (
    "序号?|编号|项号|号次?|项次|顺序号?|序次|序数|序列|序列号|次序|条目号?|(?:No|№|＃|#)\\.?"
    "|(?:任务|事项|项目|工作|条目|要点|清单|条款|子项|目标|[总分子小])(?:序号|序次|编号|号"
    "|序|编码)|条款|编码"
)
_DONE = (
    "实际|(?:完成|落实|进展|办理|执行|推进|开展|贯彻|工作|实施|整改|反馈|公开)情况"
    "|进展|状态|亮灯|是否|(?:完成|工作|推进|任务|当前|目前|落实|实施)进度|当前|目前"
    "|已完成|完成率|反馈|佐证|(?<!目标|预期|预计)成效|问题|原因|下一?步|自评|自查|与否|整改(?!措施)|销号|印证|得分"
    "|考评结果|更新|困难|需协调|比例$|比率$"
)
_OTHER_DAY = (
    "(?:印发|下达|填报|更新|开始|启动|成文|发文|起始|受理|公布|制定|收到|交办|立项|登记"
    "|报告|签收)(?:时间|日期)|文号"
)
_WHEN = (
    "时间|时限|期限|节点|日期|时序|截止|截至|月份|时点|期$|(?:时间|计划|工作计划"
    "|时序)?进度(?:安排|要求|计划|表)?$|(?:时间|计划)进度|办结日|完成日"
)
_OVERSEES = (
    "督办|督查|督导|督促|监督|考核|验收|审核|填报|报送|上报|检查|主管|指导|抄送|发文|制发"
    "|下达|交办|评估|汇总|来文|申报|计量|度量"
)
_HELPS = (
    "配合|会同|共同(?=责任)|协办|协同|协助|参与|参加|参与|支持|会办|联办|其他|其它|辅助|协作|成员"
)
_LEADS = "牵头|主办|主责|第一责任|首要|领办|主要责任|主要负责|总牵头"
_SECTION = (
    "类别|分类|大类|中类|小类|类型|板块|领域|章节|部分|方面|专题|专项|模块|类$|条线|篇章"
    "|所属|归类|维度|层面|^章$|^节$|类目"
)
_UNUSED = (
    "分值|权重|评分|打分|分数|来源|出处|依据|渠道|载体|方式|形式|途径|^对应|上级要点"
    "|对象|预算|经费|资金|附件"
    "|链接|栏目|平台|性质|级别|层级|属性|年份|年度$|页码"
    "|路径|格式|保密|密级|优先级|重要程度|难度|计量|地点|地区|区域"
)
_RESULT = "成果|成效|指标|量化|标准|标志|产出|交付|数量|工作量|次数|目标值|预期|达标|验收|考核"
_CONTENT = (
    "内容|措施|举措|要求|做法|步骤|细则|具体|描述|分解|职责|办法|详情|细化|安排|方案|表述"
    "|落实|路径|子任务|任务清单|动作|明细|计划|抓手|思路|路线图"
)
_NAME = (
    "名称|任务|项目|事项|标题|主题|工作|要点|题目|条目|重点|名$|内容要点|清单|政策|行动|工程|目录"
)

_AND = "[及和与、/／]"
_WITH_UNITS = re.compile(
    f"(?:{_UNIT}|分工){_AND}.*(?:时限|时间|期限)|(?:时限|时间|期限){_AND}.*(?:{_UNIT}|分工)"
)
_BLANK = re.compile(r"[\s\u3000*＊★:：。．.]+")
_BRACKET = re.compile(r"[（(\[【〔][^（）()\[\]【】〔〕]*[）)\]】〕]")
_LONGEST = 16


def words_of(head: str) -> str:
    """Return a head without blanks and ornaments: 责 任 单 位 becomes 责任单位."""
    return _BLANK.sub("", head)


def meaning_of(head: str) -> Meaning | None:
    """Return what a head means, or ``None`` when it is not known."""
    words = words_of(head)
    if not words or len(words) > _LONGEST * 2:
        return None
    core = _BRACKET.sub("", words) or words.strip("（）()[]【】〔〕")
    if len(core) > _LONGEST or re.search("[，。；]", core):
        return None
    return next((found for rule in _RULES if (found := rule(core, words))), None)


def _person(core: str, words: str) -> Meaning | None:
    if not re.search(f"(?:{_PERSON})$", core):
        return None
    del words
    if re.search(f"(?:{_UNIT})(?:[/／、]|及|和|与|或)", core):  # 责任单位及责任人, not 科室负责人
        return Meaning(_unit_role(core), has_persons=True)
    return Meaning(Role.PERSON)


def _number(core: str, words: str) -> Meaning | None:
    del words
    return Meaning(Role.NUMBER) if re.fullmatch(_NUMBER, core, re.IGNORECASE) else None


def _when(core: str, words: str) -> Meaning | None:
    del words
    if _WITH_UNITS.search(core):  # 责任单位及完成时限: the cell is read as one of units
        return Meaning(Role.UNITS)
    if re.search(_OTHER_DAY, core):
        return Meaning(Role.OTHER)
    if re.search("实际|已|更新(?!时限)|情况$", core) or not re.search(_WHEN, core):
        return Meaning(Role.DEADLINE, weak=True) if re.search("频次|频率|周期", core) else None
    if re.search("(?:完成|工作|推进|任务|当前|目前|进展|落实)进度$", core):
        return None
    if core in ("开始", "起", "起始"):
        return Meaning(Role.OTHER)
    return Meaning(Role.DEADLINE)


def _done(core: str, words: str) -> Meaning | None:
    del words
    return Meaning(Role.PROGRESS) if re.search(_DONE, core) else None


def _unit(core: str, words: str) -> Meaning | None:
    if re.search("计量单位|度量单位|金额", words):
        return Meaning(Role.OTHER)
    is_unit = re.search(f"{_UNIT}|{_LEADS}|责任分工|职责分工|^责任$|^分工$|^分工情况$", core)
    helps = re.fullmatch(f"(?:{_HELPS}|责任|负责|承办|落实|实施|执行|/|及|、|或|和)+", core)
    if not is_unit and not helps:
        return None
    if re.search(_OVERSEES, core) and not re.search(f"责任|{_LEADS}", core):
        return Meaning(Role.UNITS, weak=True)
    persons = bool(re.search("责任人|负责人|联系人|领导|电话", words))
    # 牵头单位（部门） and （牵头）责任单位, but not 责任单位（列第一位的为牵头单位）
    inside = re.findall(r"[（(]([^（）()]{1,4})[）)]", words)
    hint = "".join(part for part in inside if re.fullmatch(f"{_LEADS}|{_HELPS}|责任|主要", part))
    return Meaning(_unit_role(core + hint), has_persons=persons)


def _unit_role(words: str) -> Role:
    leads, helps = re.search(_LEADS, words), re.search(_HELPS, words)
    if leads and (helps or re.search("牵头[/／、及和与或](?:责任|承办|落实|实施)", words)):
        return Role.UNITS
    if helps:
        return Role.SUPPORT
    return Role.LEAD if leads else Role.UNITS


def _remark(core: str, words: str) -> Meaning | None:
    del words
    is_remark = re.search("备注|备考|附注|附记|说明(?:的?事项)?$|^注$|^其他$|^其它$|备忘", core)
    return Meaning(Role.REMARK) if is_remark else None


def _section(core: str, words: str) -> Meaning | None:
    del words
    if level := re.match("([一二三])级", core):
        role = {"一": Role.SECTION, "二": Role.NAME, "三": Role.CONTENT}[level[1]]
        return Meaning(role)
    return Meaning(Role.SECTION) if re.search(_SECTION, core) else None


def _text(core: str, words: str) -> Meaning | None:
    """Tell the task's name from its content, and both from the result that is expected."""
    del words
    if re.search("目标$|目标(?!任务|值)", core) and not re.search("任务(?!目标)|内容|名称", core):
        return Meaning(
            Role.TARGET if re.search("量化|预期|成效|成果|效果", core) else Role.CONTENT, weak=True
        )
    if re.search("分值|得分|权重|评分|分数|满分", core):
        return Meaning(Role.OTHER)
    is_result = re.match("成果|成效|产出", core) or not re.search(
        "内容|任务|措施|举措|要求|事项|名称", core
    )
    if re.search(_RESULT, core) and is_result:
        return Meaning(Role.TARGET)
    if re.search(_UNUSED, core) and not re.search("内容|措施|举措|名称", core):
        return Meaning(Role.OTHER)
    if re.search(_CONTENT, core) and not re.search("名称|标题", core):
        return Meaning(Role.CONTENT)
    return Meaning(Role.NAME) if re.search(_NAME, core) else None


_RULES = (_number, _person, _when, _done, _unit, _remark, _section, _text)


def role_named(word: str) -> Role | None:
    """Return the role that a person names in ``--column``: 责任单位, or any head that means it."""
    for role in Role:
        if word in (role.word, role.key):
            return role
    found = meaning_of(word)
    return found.role if found else None

"""The records that the files are made of: each key with its Chinese title and its kind.

One table, by which the files are read, edited and described to editors. A new key of a record
is added here and to its class in ``model``.
"""

from collections.abc import Iterable

from gongkai.model import (
    Adjustment,
    Case,
    Clock,
    Collective,
    DaysOff,
    Entry,
    Event,
    Extension,
    Notice,
    Pause,
    Plan,
    Reminder,
    Status,
    Task,
    Unit,
)
from gongkai.register.composites import EachOf, ListOf, RecordOf
from gongkai.register.fields import EARLIEST_YEAR, LATEST_YEAR, Field
from gongkai.register.values import Choice, Date, Duration, Flag, Number, Quantity, Text

_TEXT, _DAY, _NUMBER, _FLAG = Text(), Date(), Number(), Flag()
_YEAR = Number(EARLIEST_YEAR, LATEST_YEAR)
_UNITS = ListOf(_TEXT, "[办公室, 预算科]")
_LEADS = Number(0, 99)
_COLUMNS = {"units": "", "lead-support": "lead-support"}
_UNIT_WORDS = {word: word for word in ("科室", "单位", "处室", "股室")}
_MEANINGS = {"all": "all", "unspecified": "unspecified"}

PLAN = RecordOf(
    "要点",
    Plan,
    (
        Field("title", "要点名称", _TEXT, required=True, description="照印发件抄录"),
        Field("year", "年度", _YEAR, required=True, description="四位数的公历年"),
        Field("issuer", "印发单位", _TEXT),
        Field("document", "文号", _TEXT, description="如 嘉财〔2022〕16号"),
        Field("issued", "印发日期", _DAY),
        Field("due_soon", "临期起点", Duration(), description="到期前多久算临期，不写为 10d"),
        Field("cutoff", "月度截止日", Number(1, 28), description="如 25；不写为月末"),
        Field(
            "columns",
            "责任单位的分栏",
            Choice(_COLUMNS, "unknown-columns", "分栏"),
            description="原表分牵头、配合两栏的写 lead-support",
        ),
        Field("addressee", "主送机关", _TEXT, description="如 区政府办公室"),
        Field("contact", "联系方式", _TEXT, description="办公室和电话，不写个人姓名"),
        Field("office", "承办公文的部门", _TEXT, description="不写为 办公室"),
        Field(
            "unit_word",
            "内设机构的叫法",
            Choice(_UNIT_WORDS, "unknown-unit-word", "叫法"),
            description="不写为 科室",
        ),
    ),
    keeps_origin=True,
    needs=("title", "year"),  # without a plan no task could be listed
)

EVENT = RecordOf(
    "事件",
    Event,
    (
        Field("name", "事件名称", _TEXT, required=True, description="时限从它起算"),
        Field("date", "发生日期", _DAY, description="未知时留空"),
    ),
    keeps_origin=True,
)

ENTRY = RecordOf(
    "进展",
    Entry,
    (
        Field("date", "日期", _DAY, required=True),
        Field("status", "状态", Choice.of(Status, "unknown-status", "状态"), required=True),
        Field("note", "进展情况", _TEXT),
        Field("evidence", "佐证材料", ListOf(_TEXT, "[文号或链接]")),
        Field("unit", "填报科室", _TEXT),
        Field(
            "count",
            "数量",
            Number(0),
            attribute="quantity",
            description="办结的不写算1，其他的不写不计",
        ),
        Field("problem", "存在问题", _TEXT),
        Field("next", "下步措施", _TEXT, description="措施和预计完成时间"),
    ),
    needs=("date", "status"),
)

PAUSE = RecordOf(
    "中止",
    Pause,
    (
        Field("from", "首日", _DAY, required=True, attribute="start"),
        Field("to", "末日", _DAY, attribute="end", description="还没有恢复的不写"),
        Field("reason", "原因", _TEXT, required=True, description="如 征求第三方意见"),
    ),
)

EXTENSION = RecordOf(
    "延长",
    Extension,
    (
        Field("by", "延长多久", Duration(), required=True, description="如 20个工作日"),
        Field("approved_by", "批准人", _TEXT, required=True, description="写职务或会议，不写人名"),
        Field("date", "批准日期", _DAY, required=True),
    ),
)

CASE = RecordOf(
    "个案",
    Case,
    (
        Field("ref", "名称或编号", _TEXT, required=True, description="不写个人身份信息"),
        Field("from", "起算日", _DAY, required=True, attribute="since"),
        Field("done", "办结日", _DAY),
        Field("unit", "承办科室", _TEXT, description="不写为牵头科室"),
        Field("result", "办理结果", _TEXT),
        Field("pauses", "中止", ListOf(PAUSE), description="中止期间不计入期限"),
        Field("restarts", "重新起算日", ListOf(_DAY, "[2022-09-20]"), description="如补正收到之日"),
        Field("extension", "延长", EXTENSION),
    ),
)

CLOCK = RecordOf(
    "时限",
    Clock,
    (
        Field("name", "时限名称", _TEXT, required=True),
        Field("within", "期限", _TEXT, required=True, description="如 5个工作日、20日"),
        Field("from", "起算事件", _TEXT, required=True, attribute="event"),
        Field("statutory", "法定时限", _FLAG, description="法定的“日”遇节假日顺延"),
        Field("cases", "个案", ListOf(CASE)),
    ),
    needs=("name", "within", "from"),
)

ADJUSTMENT = RecordOf(
    "调整",
    Adjustment,
    (
        Field("date", "批准日期", _DAY, required=True),
        Field("deadline", "新的时间节点", _TEXT, required=True),
        Field("reason", "原因", _TEXT, required=True),
        Field("approved_by", "批准人", _TEXT, required=True, description="如 局长办公会"),
        Field("document", "依据", _TEXT),
    ),
    needs=("date", "deadline"),
)

_SLIPS = {word: word for word in ("提醒单", "催办单", "督办通知单")}

REMINDER = RecordOf(
    "催办记录",
    Reminder,
    (
        Field("date", "发出日期", _DAY, required=True),
        Field("level", "单别", Choice(_SLIPS, "unknown-slip", "单别"), required=True),
        Field("reference", "编号", _TEXT),
        Field("unit", "承办科室", _TEXT),
        Field("matter", "所催事项", _TEXT, description="哪一期、哪个个案，如 9月；整项的不写"),
    ),
)

PRINTED = frozenset(
    {"id", "name", "content", "units", "deadline", "leads", "unnumbered", "section"}
)
"""The keys of a task that the 要点 itself prints; all the others are the office's own."""

TASK = RecordOf(
    "任务",
    Task,
    (
        Field("id", "序号", _NUMBER, required=True, description="原表印的序号"),
        Field("name", "任务名称", _TEXT, required=True, description="原表为空的，写上一行的名称"),
        Field("content", "任务内容", _TEXT, required=True, description="照原表抄录"),
        Field("units", "责任单位", _UNITS, required=True, description="照原表，列第一位的牵头"),
        Field("deadline", "时间节点", _TEXT, required=True, description="照原表抄录，或写日期"),
        Field("leads", "牵头单位数", _LEADS, description="units 里前几个牵头，不写为1"),
        Field("unnumbered", "原表没有序号", _FLAG, description="写出的表里序号留空"),
        Field("section", "要点章节", _TEXT),
        Field("assigned", "相关科室的具体单位", _UNITS, description="相关科室在这里点名"),
        Field("target", "量化目标", Quantity(), description="如 1次、3篇"),
        Field("clocks", "文内时限", ListOf(CLOCK)),
        Field("progress", "进展", ListOf(ENTRY)),
        Field("adjustments", "时限调整", ListOf(ADJUSTMENT)),
        Field("reminders", "催办记录", ListOf(REMINDER)),
        Field("encouraged", "鼓励性任务", _FLAG, description="鼓励性的不亮红灯"),
        Field("each", "分别负责", _FLAG, description="各单位分别完成，逐个登记"),
        Field("remark", "备注", _TEXT),
    ),
    keeps_origin=True,
    needs=("id", "deadline"),
    mark="faulty",
)

UNIT = RecordOf(
    "科室",
    Unit,
    (
        Field("name", "简称", _TEXT, required=True),
        Field("full_name", "全称", _TEXT),
        Field("aliases", "别名", ListOf(_TEXT, "[预算处]")),
        Field("since", "启用日期", _DAY),
        Field("until", "停用日期", _DAY, description="机构调整后不再使用的最后一天"),
        Field("remark", "备注", _TEXT),
    ),
    keeps_origin=True,
)

COLLECTIVE = RecordOf(
    "统称",
    Collective,
    (
        Field("name", "统称", _TEXT, required=True, description="如 各科室、相关科室"),
        Field(
            "means",
            "所指",
            Choice(_MEANINGS, "unknown-meaning", "所指"),
            required=True,
            description="all 指全部科室，unspecified 指尚未点名",
        ),
    ),
    keeps_origin=True,
)

DAYS_OFF = RecordOf(
    "假期",
    DaysOff,
    (
        Field("name", "节日", _TEXT, required=True),
        Field("from", "放假首日", _DAY, required=True, attribute="start"),
        Field("to", "放假末日", _DAY, required=True, attribute="end"),
    ),
)

NOTICE = RecordOf(
    "放假安排",
    Notice,
    (
        Field("year", "年度", _YEAR, required=True),
        Field("notice", "通知文号", _TEXT, attribute="document"),
        Field("off", "放假", ListOf(DAYS_OFF), required=True),
        Field("work", "调休上班日", ListOf(_DAY, "[2022-10-08, 2022-10-09]")),
    ),
    keeps_origin=True,
)

TASKS_FILE = RecordOf(
    "任务文件",
    dict[str, object],
    (
        Field("plan", "要点", PLAN),
        Field("events", "起算事件", EachOf(EVENT)),
        Field("tasks", "任务", EachOf(TASK)),
    ),
)

UNITS_FILE = RecordOf(
    "科室文件",
    dict[str, object],
    (
        Field("units", "科室", EachOf(UNIT), required=True, description="按机构序"),
        Field("collectives", "统称", EachOf(COLLECTIVE)),
    ),
)

HOLIDAYS_FILE = RecordOf(
    "放假安排文件",
    dict[str, object],
    (Field("holidays", "放假安排", EachOf(NOTICE), required=True, description="一年一条"),),
)


def file_of(keys: Iterable[str]) -> RecordOf:
    """Return which file it is that has these keys."""
    known = frozenset(keys)
    return next(
        (kind for kind in (UNITS_FILE, HOLIDAYS_FILE) if known & {*kind.fields}), TASKS_FILE
    )

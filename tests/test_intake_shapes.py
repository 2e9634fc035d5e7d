"""Shapes of single tables that offices make: what each says, and what is told about it."""

import io
from pathlib import Path

import openpyxl
import pytest

from gongkai import libreoffice
from gongkai.diagnostics import CannotDo
from gongkai.intake.columns import Wishes
from gongkai.intake.grid import Document, grid_of_rows
from gongkai.intake.headings import Role
from gongkai.intake.importing import Imported, doubted, import_file
from gongkai.intake.rows import rows_of
from gongkai.intake.tables import choose
from tests.office_files import docx, parsed, separated, word_table, xlsx

TITLE = "示例局2025年政务公开工作要点任务分解表"


def read(data: bytes, suffix: str, folder: Path, wishes: Wishes = Wishes()) -> Imported:  # noqa: B008
    path = folder / f"附件{suffix}"
    path.write_bytes(data)
    return import_file(path, wishes, None)


def word(table: str, folder: Path, *before: str) -> Imported:
    return read(docx(*(before or (TITLE,)), word_table(parsed(table))), ".docx", folder)


def tasks(found: Imported) -> list[str]:
    """Return every task on a line: number, name, content, who leads and supports, deadline."""
    return [
        "|".join(
            (str(t.id), t.name, t.content, "、".join(t.lead), "、".join(t.support), t.deadline)
        )
        for t in found.proposal.tasks
    ]


def doubts(found: Imported) -> list[str]:
    return [doubt.message for doubt in doubted(found).doubts]


def test_borders_that_miss_each_other_by_a_hair_make_no_columns(tmp_path: Path) -> None:
    table = """
序号|任务名称|任务内容|<|责任单位|<|时间
1|公开预算|<|公开部门预算。|财务科|<|4月
2|公开规划|公开规划。|<|规划科、办公室|<|全年
3|公开招聘|公开公告。|<|人事科|<|6月
"""
    found = word(table, tmp_path)
    assert tasks(found) == [
        "1|公开预算|公开部门预算。|财务科||4月",
        "2|公开规划|公开规划。|规划科|办公室|全年",
        "3|公开招聘|公开公告。|人事科||6月",
    ]
    heads = [column.head for column in found.chosen.columns]
    assert heads == ["序号", "任务名称", "任务内容", "责任单位", "时间"]


def test_a_row_may_part_the_cell_of_its_units(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位|<|时间
1|公开预算。|财务科|<|4月
2|公开规划。|规划科|办公室|全年
"""
    assert tasks(word(table, tmp_path)) == [
        "1|公开预算|公开预算。|财务科||4月",
        "2|公开规划|公开规划。|规划科|办公室|全年",
    ]


def test_units_in_lines_of_their_own_belong_to_one_task(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位|<|时间
1|公开预算。|牵头单位|财务科|4月
^|^|配合单位|各预算单位|^
2|公开规划。|牵头单位|规划科|全年
^|^|配合单位|办公室|^
"""
    found = word(table, tmp_path)
    assert tasks(found) == [
        "1|公开预算|公开预算。|财务科|各预算单位|4月",
        "2|公开规划|公开规划。|规划科|办公室|全年",
    ]
    assert "序号、内容合并的几行并成一项" in doubts(found)


def test_a_month_without_its_word_is_merged_like_any_other_cell(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位|<|完成月份
1|公开预算。|牵头单位|财务科|4
^|^|配合单位|各预算单位|^
2|公开规划。|牵头单位|规划科|5—6
^|^|配合单位|办公室|^
"""
    found = word(table, tmp_path)
    assert tasks(found) == [
        "1|公开预算|公开预算。|财务科|各预算单位|4月",
        "2|公开规划|公开规划。|规划科|办公室|5—6月",
    ]
    assert doubts(found).count("“4”按“4月”理解") == 1


def test_rows_that_differ_in_more_than_their_units_stay_apart(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位|时间
1|公开许可结果。|住建科|每月
^|^|城管科|每季度
"""
    assert [task.deadline for task in word(table, tmp_path).proposal.tasks] == ["每月", "每季度"]


def test_a_line_that_is_filled_in_is_no_storey_of_the_heading(tmp_path: Path) -> None:
    table = """
填报单位：办公室|<|<|填报时间：2025年3月|<
序号|任务内容|责任单位及负责人|完成时限|联系人
01|公开预算。|财务科|4月|某某
"""
    found = word(table, tmp_path)
    assert tasks(found) == ["1|公开预算|公开预算。|财务科||4月"]
    assert found.chosen.columns[0].head == "序号"


def test_numbers_in_the_text_may_stand_before_a_date(tmp_path: Path) -> None:
    table = """
工作任务|责任单位|完成时限
(一)1.梳理权责清单。|法规处|3月底前
2．7月底前编制目录。|办公室|7月底前
(二)3、12345热线并入平台。|热线办|5月
4.2025年起公开会议纪要。|办公室|全年
"""
    found = word(table, tmp_path)
    assert [(task.id, task.content) for task in found.proposal.tasks] == [
        (1, "梳理权责清单。"),
        (2, "7月底前编制目录。"),
        (3, "12345热线并入平台。"),
        (4, "2025年起公开会议纪要。"),
    ]
    assert not any("序号" in message for message in doubts(found))


def test_a_day_inside_the_content_is_told_where_the_table_has_none(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位
1|7月底前编制决策事项目录。|法规处
2|收到来信5个工作日内答复。|信访处
"""
    assert "任务内容里写有时限“7月底前”，没有采用" in doubts(word(table, tmp_path))
    printed = "序号|任务内容|责任单位|时限\n1|7月底前编制目录，年底前更新。|法规处|7月底前"
    assert doubts(word(printed, tmp_path)) == ["原表只有一栏文字，任务名称取自开头"]


def test_text_leaves_nobody_beside_who_leads(tmp_path: Path) -> None:
    rows = parsed("""
序号|任务内容|牵头单位|责任单位|完成时限
1|建立问答库|数据局|各部门|9月底前
2|整合新媒体|融媒体中心||全年
""")
    data = f"{TITLE}\n{separated(rows, chr(9))}".encode()
    assert tasks(read(data, ".txt", tmp_path))[1] == "2|整合新媒体|整合新媒体|融媒体中心||全年"


def saved(book: openpyxl.Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


FIRST = "序号|任务内容|责任科室|完成时间\n1|印发要点|办公室|3月底\n2|开展培训|人事科|6月底"
SECOND = "序号|任务内容|责任科室|完成时间\n{}|公开案例|法规科|9月底"


@pytest.mark.parametrize(("number", "count", "is_doubtful"), [("3", 3, False), ("1", 2, True)])
def test_another_sheet_goes_on_only_if_its_numbers_do(
    number: str, count: int, is_doubtful: bool, tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TITLE, parsed(FIRST))))
    sheet = book.create_sheet("下半年")
    for row in parsed(SECOND.format(number)):
        sheet.append(row)
    found = read(saved(book), ".xlsx", tmp_path)
    assert len(found.proposal.tasks) == count
    assert any("同样像任务表" in message for message in doubts(found)) == is_doubtful


def test_hidden_rows_and_columns_are_read_and_told(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TITLE, parsed(FIRST))))
    sheet = book["Sheet"]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["D"].hidden = True
    found = read(saved(book), ".xlsx", tmp_path)
    assert len(found.proposal.tasks) == 2
    assert found.opened.remarks == ("工作表“Sheet”中隐藏的第3行和第D列照样读了",)


@pytest.mark.parametrize(
    ("lines", "document", "title"),
    [
        pytest.param(
            ["（示人社〔２０２５〕１２号）", TITLE],
            "示人社〔2025〕12号", "示例局2025年政务公开工作要点", id="figures in full width",
        ),
        pytest.param(
            ["示例局关于印发2025年政务公开工作计划的通知（示局发〔2025〕 5 号）"],
            "示局发〔2025〕5号", "2025年政务公开工作计划", id="behind the headline",
        ),
        pytest.param(
            ["示水办函[2025]第36号", "关于印发《2025年政务公开工作要点任务分解表》的通知"],
            "示水办函〔2025〕36号", "2025年政务公开工作要点", id="the table in the headline",
        ),
        pytest.param(
            ["附件2：2025年政务公开重点任务分解表", "（续）"],
            "", "2025年政务公开重点任务分解表", id="an annex",
        ),
        pytest.param(
            ["二〇二五年政务公开工作要点任务分解表"],
            "", "二〇二五年政务公开工作要点", id="the year in Chinese figures",
        ),
        pytest.param(
            ["贯彻《上级要点》（上办发〔2024〕1号）的2025年政务公开工作要点"],
            "", None, id="another's number",
        ),
    ],
)  # fmt: skip
def test_the_plan_s_own_number_and_title(
    lines: list[str], document: str, title: str | None, tmp_path: Path
) -> None:
    table = "序号|任务内容|责任单位|时限\n1|公开预算。|财务科|4月"
    plan = word(table, tmp_path, *lines).proposal.plan
    assert plan.document == document
    assert title is None or plan.title == title


def test_a_storey_may_hold_heads_that_mean_nothing_by_themselves(tmp_path: Path) -> None:
    table = """
序号|要点任务|<|责任单位|<|<|完成时限
^|任务名称|任务要求|县级|<|乡镇|^
^|^|^|牵头|配合|^|^
1|规划公开|公开专项规划。|发改局|资源局|—|6月底前
2|项目公开|公开重大项目。|发改局|住建局|各乡镇|9月底前
"""
    assert tasks(word(table, tmp_path)) == [
        "1|规划公开|公开专项规划。|发改局|资源局|6月底前",
        "2|项目公开|公开重大项目。|发改局|各乡镇、住建局|9月底前",
    ]


def test_a_table_without_heads_is_read_as_it_is_told(tmp_path: Path) -> None:
    table = "1|公开预算。|办公室|3月|旧\n2|公开规划。|规划科|4月|旧"
    said = ("序号=第1列", "任务内容=第2列", "责任单位=第3列", "时间节点=第4列")
    columns = tuple((word, head) for word, head in (each.split("=") for each in said))
    data = docx(TITLE, word_table(parsed(table)))
    found = read(data, ".docx", tmp_path, Wishes(columns=columns))
    assert tasks(found) == [
        "1|公开预算|公开预算。|办公室||3月",
        "2|公开规划|公开规划。|规划科||4月",
    ]
    assert any(message.startswith("第5列没有表头，没有采用，如“旧”") for message in doubts(found))
    with pytest.raises(CannotDo, match="没有找到任务表"):
        read(data, ".docx", tmp_path, Wishes(columns=columns[:2]))


def test_a_picture_is_told_from_a_document(tmp_path: Path) -> None:
    with pytest.raises(CannotDo, match="是图片，读不出里面的文字；请找电子版"):
        read(b"\xff\xd8\xff\xe0\x00\x10JFIF", ".docx", tmp_path)


@pytest.mark.skipif(libreoffice.installed() is None, reason="needs LibreOffice to make a PDF")
def test_a_pdf_carries_a_character_over_with_its_comma(tmp_path: Path) -> None:
    names = [f"示例{'区' * k}局" for k in range(1, 12)]
    rows = [
        [str(k), "公开。", f"{name}牵头，残联参与，各街道落实", "全年"]
        for k, name in enumerate(names)
    ]
    table = word_table([["序号", "任务内容", "责任单位", "时限"], *rows])
    program = libreoffice.installed()
    assert program is not None
    pdf = libreoffice.convert(program, docx(TITLE, table), ".docx", ".pdf", 120)
    found = read(pdf, ".pdf", tmp_path)
    assert [task.lead for task in found.proposal.tasks] == [(name,) for name in names]
    assert {task.support for task in found.proposal.tasks} == {("残联", "各街道")}


def test_a_table_goes_on_below_its_repeated_title(tmp_path: Path) -> None:
    first, second = "序号|任务内容|责任单位\n1|公开预算。|财务科", "2|公开规划。|规划科"
    titles = (TITLE, f"{TITLE}（续）")
    blocks = (titles[0], word_table(parsed(first)), titles[1], word_table(parsed(second)))
    found = read(docx(*blocks), ".docx", tmp_path)
    assert [part.number for part in found.chosen.parts] == [1, 2]
    assert len(found.proposal.tasks) == 2


def test_another_table_of_the_same_width_does_not_go_on(tmp_path: Path) -> None:
    first, second = "序号|任务内容|责任单位\n1|公开预算。|财务科", "市级|会议室|三楼"
    between = "另将培训地点及有关安排一并通知如下，请准时参加。"
    data = docx(TITLE, word_table(parsed(first)), between, word_table(parsed(second)))
    assert len(read(data, ".docx", tmp_path).proposal.tasks) == 1


def test_of_two_titles_above_a_table_the_larger_is_the_section(tmp_path: Path) -> None:
    head = "序号|任务内容|责任单位"
    blocks = [TITLE]
    for k, titles in enumerate(
        [["一、主动公开"], ["二、监督保障", "（一）培训"], ["（二）考核"]], 1
    ):
        blocks += [*titles, word_table(parsed(f"{head}\n{k}|公开第{k}类。|财务科"))]
    found = read(docx(*blocks), ".docx", tmp_path)
    assert [task.section for task in found.proposal.tasks] == ["主动公开", "监督保障", "监督保障"]
    dropped = [message for message in doubts(found) if message.startswith("小标题")]
    assert dropped == ["小标题“培训”未收，只记大标题", "小标题“考核”未收，只记大标题"]


@pytest.mark.parametrize("names", [("2025年任务", "附件"), ("Sheet", "2025年任务表")])
def test_the_year_may_stand_in_the_name_of_sheet_or_file(
    names: tuple[str, str], tmp_path: Path
) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(parsed(FIRST))))
    book.worksheets[0].title = names[0]
    path = tmp_path / f"{names[1]}.xlsx"
    path.write_bytes(saved(book))
    found = import_file(path, Wishes(), None)
    assert found.proposal.year == 2025
    assert any(message.startswith("年度取自") for message in doubts(found))
    assert import_file(path, Wishes(), 2026).proposal.year == 2026


BANDED = """
工作任务|<|责任单位|<|完成时限
一、重点领域信息公开|<|<|<|<
（一）围绕发展|1.公开项目。|发改局|<|全年
^|2.公开政策。|财政局|<|6月底前
二、政策解读|<|<|<|<
（二）规范流程|3.解读同步。|法规科|<|持续
"""


def test_a_band_right_below_a_wide_head_is_no_storey(tmp_path: Path) -> None:
    from_word = word(BANDED, tmp_path)
    as_text = f"{TITLE}\n{separated(parsed(BANDED))}".encode()
    for found in (from_word, read(as_text, ".csv", tmp_path)):
        assert [(task.section, task.content) for task in found.proposal.tasks] == [
            ("重点领域信息公开", "公开项目。"),
            ("重点领域信息公开", "公开政策。"),
            ("政策解读", "解读同步。"),
        ]


def test_a_line_to_be_signed_is_no_task(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位|完成时间（月）
1|公开预算。|财务科|3
2|公开规划。|规划科|6-8
3|||
填表人：||审核人：|
"""
    found = word(table, tmp_path)
    assert tasks(found) == [
        "1|公开预算|公开预算。|财务科||3月",
        "2|公开规划|公开规划。|规划科||6-8月",
    ]
    assert found.rows.dropped == ("“填表人”一行未收",)
    assert "“3”按“3月”理解" in doubts(found)


@pytest.mark.parametrize(
    ("size", "what"), [((5001, 3), "超过5000行"), ((2, 201), "超过200列")], ids=["long", "wide"]
)
def test_text_that_is_too_large_is_refused(
    size: tuple[int, int], what: str, tmp_path: Path
) -> None:
    rows = [["序号", "任务内容", "责任单位", *["备注"] * (size[1] - 3)]] * size[0]
    with pytest.raises(CannotDo, match=f"{what}，不像是任务表，没有读"):
        read(separated(rows).encode(), ".csv", tmp_path)


def test_units_may_stand_in_brackets_behind_the_task(tmp_path: Path) -> None:
    table = """
序号|工作任务
1|公开规划。（责任单位：发改局、资源局；完成时限：6月底前）
2|公开（含下级）预算（牵头单位：财政局（国库科）；配合单位：各部门）。
3|公开决算。
"""
    found = word(table, tmp_path)
    assert [tuple(task[2:7]) for task in found.proposal.tasks] == [
        ("公开规划", "公开规划。", ("发改局",), ("资源局",), "6月底前"),
        ("公开（含下级）预算", "公开（含下级）预算。", ("财政局（国库科）",), ("各部门",), "全年"),
        ("公开决算", "公开决算。", (), (), "全年"),
    ]
    assert {doubt.code for doubt in doubted(found).doubts} >= {
        "units-in-text", "no-deadline-column", "no-unit",
    }  # fmt: skip


def test_a_doubt_about_the_rest_of_a_row_is_one_about_its_task() -> None:
    pages = (
        [
            ["序号", "工作任务"],
            ["1", "公开预算。（责任单位：财务科）"],
            ["2", "公开规划，并做好"],
        ],
        [["", "解读。（责任单位：规划科）"], ["", "（责任单位：财务科）"], ["3", "公开决算。"]],
    )
    grids = (grid_of_rows(rows, is_page=True) for rows in pages)
    found = rows_of(choose(Document(tuple(grids)), Wishes()))
    assert [row.texts[Role.CONTENT] for row in found.rows] == [
        "公开预算。", "公开规划，并做好解读。", "公开决算。",
    ]  # fmt: skip
    assert [doubt.row for doubt in found.doubts if doubt.code == "units-in-text"] == [1, 2]


def test_units_and_time_in_one_column(tmp_path: Path) -> None:
    table = """
序号|任务内容|责任单位及完成时限
1|公开预算。|财务科，3月底前
2|公开规划。|规划科牵头，办公室配合，6月底前
"""
    assert tasks(word(table, tmp_path)) == [
        "1|公开预算|公开预算。|财务科||3月底前",
        "2|公开规划|公开规划。|规划科|办公室|6月底前",
    ]


def test_a_hidden_sheet_is_named_where_no_table_is_found(tmp_path: Path) -> None:
    book = openpyxl.load_workbook(io.BytesIO(xlsx(TITLE, parsed(FIRST))))
    book.worksheets[0].sheet_state = "hidden"
    book.create_sheet("说明")["A1"] = "见隐藏的表"
    with pytest.raises(CannotDo, match=r"没有找到任务表.*隐藏的工作表没有读：Sheet$"):
        read(saved(book), ".xlsx", tmp_path)


def test_a_number_above_its_parts_is_a_section(tmp_path: Path) -> None:
    table = """
编号|工作内容|责任科室|完成时限
1|主动公开||
1.1|公开预算。|财务科|3月
1.2|公开规划。|规划科|4月
2|平台建设。|信息科|全年
2.1|改版网站。|信息科|5月
"""
    found = word(table, tmp_path)
    assert [(task.section, task.content) for task in found.proposal.tasks] == [
        ("主动公开", "公开预算。"),
        ("主动公开", "公开规划。"),
        ("", "平台建设。"),
        ("", "改版网站。"),
    ]


def test_a_title_that_is_printed_again_is_no_section(tmp_path: Path) -> None:
    title = f"{TITLE}（排名第一的为牵头单位）"
    table = f"""
{title}|<|<
任务内容|责任单位|时限
一、公开|<|<
公开预算。|财务科|3月
{title}|<|<
公开规划。|规划科|4月
"""
    found = word(table, tmp_path)
    assert [task.section for task in found.proposal.tasks] == ["公开", "公开"]
    assert found.proposal.plan.title == "示例局2025年政务公开工作要点"


def test_heads_that_are_there_twice_are_told(tmp_path: Path) -> None:
    table = "任务|责任单位|时限|任务|责任单位|时限\n公开甲|办公室|3月|公开乙|财务科|4月"
    said = doubts(word(table, tmp_path))
    assert "有2列都叫“任务”，请核对" in said
    assert "第6列“时限”没有采用" in said

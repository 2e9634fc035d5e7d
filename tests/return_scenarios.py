"""What people do to a form before they send it back, and what must become of each answer.

The words after the outcome are those of ``tests.returned_forms.outcome``: number, day, state, note,
×count, {evidence}, ?problem, >next step, [doubts or reasons].
"""

from datetime import datetime

from gongkai.forms.layout import MARKER_SHEET, Column
from gongkai.forms.workbook import HEADS
from tests.returned_forms import (
    ARCHIVE,
    CHANGED,
    COLUMNS,
    DAY,
    GOOD,
    RENAMED,
    ROOMS,
    SAID,
    TAKEN,
    Form,
    Scenario,
    answered,
    case_only,
    changed,
    column_added,
    commented,
    copied,
    day,
    good,
    linked,
    marked_twice,
    no_day,
    numbers_sorted,
    of_another,
    of_version,
    only,
    other,
    put,
    put_head,
    recorded,
    row_put_in,
    second_sheet,
    swapped,
    three,
    two,
    without_properties,
)  # fmt: skip

SCENARIOS = (
    # days
    day("a day", DAY),
    day("a day with a time", datetime(2022, 9, 28, 14, 30)),
    day("a day with dots", "2022.9.28", "date-as-text"),
    day("a day in words", "2022年9月28日", "date-as-text"),
    day("a day in full width", "２０２２．９．２８", "date-as-text"),
    day("a day without signs", "20220928", "date-as-text"),
    day("a day as a number", 20220928, "date-as-text"),
    day("a day as spreadsheets count, as text", "44832", "date-guessed"),
    day("a day as spreadsheets count", 44832, "date-guessed"),
    day("a day without a year", "9月28日", "date-without-year"),
    day("a day without a year, with a dot", "9.28", "date-without-year"),
    no_day("a day that is a fraction", 9.28, "unreadable-date"),
    no_day("a day that there is not", "2022-9-31", "unreadable-date"),
    no_day("no day but a third of a month", "9月下旬", "unreadable-date"),
    no_day("a day of last year", datetime(2021, 9, 28), "other-year"),
    no_day("a day that is still to come", datetime(2022, 10, 9), "future-date"),
    no_day("no day", "", "no-date"),
    changed("a number where a day is shown", put(1, Column.DAY, 20220928), "refused 1 [error]"),
    # states
    answered(
        "done in own words", "new 1 9-28 已完成 完成。 {台账} [status-guessed]", status="完成"
    ),
    answered(
        "under way in own words",
        "new 1 9-28 推进中 完成。 {台账} [status-guessed]",
        status="进行中",
    ),
    answered("a state that there is not", "refused 1 [unknown-status]", status="差不多了"),
    answered("no state", "refused 1 [no-status]", status=""),
    answered("a state of the office's", "refused 1 [office-status]", status="已销号"),
    answered(
        "set aside without a reason",
        "new 1 9-28 未发生 [no-reason]",
        status="未发生",
        note="",
        evidence="",
    ),
    answered("done without evidence", "new 1 9-28 已完成 完成。 [no-evidence]", evidence=""),
    answered(
        "under way with nothing said", "refused 1 [no-words]", status="推进中", note="", evidence=""
    ),
    answered(
        "all that is wrong with a row",
        "refused 1 [no-status unreadable-date ditto]",
        status="",
        day="月底",
        note="同上",
    ),
    # numbers
    answered(
        "a number with its measure",
        "new 3 9-28 推进中 完成。 ×1 {台账}",
        task=3,
        status="推进中",
        quantity="1篇",
    ),
    answered("some", "refused 3 [unreadable-quantity]", task=3, quantity="若干"),
    answered(
        "a number with another measure", "refused 3 [unreadable-quantity]", task=3, quantity="2次"
    ),
    answered("half a one", "refused 3 [unreadable-quantity]", task=3, quantity=2.5),
    answered("done without a number", "new 3 9-28 已完成 完成。 {台账} [quantity-assumed]", task=3),
    answered(
        "the sum instead of what is new",
        "new 3 9-28 已完成 完成。 ×3 {台账} [over-target]",
        task=3,
        quantity=3,
    ),
    answered(
        "a number where none is asked for",
        "new 1 9-28 已完成 完成。 {台账} [quantity-without-target]",
        quantity=3,
    ),
    # words
    answered("as above", "refused 1 [ditto]", note="同上"),
    answered("evidence as above", "refused 1 [ditto]", evidence="同上"),
    answered("a whole report", "refused 1 [too-long]", note="完成了。" * 126),
    answered("a mobile number", "refused 1 [personal-data]", note="联系人13812345678"),
    answered("a mobile number in parts", "refused 1 [personal-data]", next="找138 1234 5678"),
    answered("an identity number", "refused 1 [personal-data]", problem="310114198001011234"),
    answered("a pasted picture", "refused 1 [picture]", evidence='=_xlfn.DISPIMG("ID_1A2B",1)'),
    answered("a formula", "refused 1 [formula]", note="=1+1"),
    answered(
        "several pieces of evidence",
        "new 1 9-28 已完成 完成。 {甲〔2022〕3号|乙}",
        evidence="甲〔2022〕3号；\n乙",
    ),
    answered(
        "several lines",
        "new 1 9-28 已完成 完成3个；其余正在整合。 {台账}",
        note="完成3个\n其余正在整合。",
    ),
    answered(
        "what stands in the way",
        "new 1 9-28 推进中 完成。 {台账} ?缺人 >11月补齐",
        status="推进中",
        problem="缺人",
        next="11月补齐",
    ),
    answered(
        "nothing stands in the way",
        "new 1 9-28 推进中 完成。 {台账}",
        status="推进中",
        problem="无",
        next="—",
    ),
    changed(
        "evidence with an address behind it",
        linked,
        "new 1 9-28 已完成 完成整合6个栏目。 {栏目截图|https://example.com/a.html}",
    ),
    # who
    answered(
        "a supporter reports progress", "new 2 9-28 推进中 完成。 {台账}", task=2, status="推进中"
    ),
    answered(
        "a supporter reports the end", "new 2 9-28 推进中 完成。 {台账} [support-done]", task=2
    ),
    answered(
        "what lasts all year is done", "new 6 9-28 已完成 完成。 {台账} [standing-done]", task=6
    ),
    answered("what each must do", "new 4 9-28 已完成 完成。 {台账}", task=4),
    # cases
    changed(
        "a case",
        lambda form: form.fill(form.row(6, case=1), "已完成", DAY, "已答复"),
        TAKEN,
        "new 6/留言答复：甲1 9-28 已完成 已答复",
    ),
    changed(
        "a case, the day alone",
        lambda form: form.fill(form.row(6, case=2), day=DAY),
        TAKEN,
        "new 6/留言答复：乙2 9-28 已完成",
    ),
    changed(
        "a case before it began",
        lambda form: form.fill(form.row(6, case=1), "已完成", datetime(2022, 9, 19)),
        "refused 6 [before-start]",
        TAKEN,
    ),
    changed(
        "a case under way",
        lambda form: form.fill(form.row(6, case=1), "推进中", DAY, "正在答复"),
        "refused 6 [case-status]",
        TAKEN,
    ),
    changed(
        "a case with a problem",
        lambda form: form.fill(form.row(6, case=1), "已完成", DAY, problem="缺人"),
        "refused 6 [case-words]",
        TAKEN,
    ),
    # rows and columns
    changed("another number", put(1, Column.NUMBER, 2), "refused ? [number-changed]"),
    changed("no number any more", put(1, Column.NUMBER, None), "refused ? [number-changed]"),
    changed("another name", put(1, Column.NAME, "整合专栏"), "refused ? [row-changed]"),
    changed("another text", put(1, Column.CONTENT, "整合。"), "refused ? [row-changed]"),
    changed("another code", put(1, Column.CODE, "1-甲"), "refused ? [row-changed]"),
    changed(
        "no code",
        put(1, Column.CODE, None),
        "new 1 9-28 已完成 完成整合6个栏目。 {整改台账} [by-number]",
    ),
    changed("a row taken out", lambda form: form.sheet.delete_rows(form.row(2)), TAKEN),
    changed("a row put in", row_put_in, "refused ? [no-number]", TAKEN),
    changed("rows turned round", swapped, TAKEN),
    changed("the numbers sorted alone", numbers_sorted, "refused ? [number-changed]"),
    changed(
        "an answer taken out",
        lambda form: form.sheet.delete_cols(COLUMNS[Column.QUANTITY]),
        TAKEN,
        "remark column-missing",
    ),
    changed(
        "a text taken out",
        lambda form: form.sheet.delete_cols(COLUMNS[Column.CONTENT]),
        "file column-missing",
    ),
    changed("a column put in", column_added, TAKEN, "remark column-unknown"),
    changed("a head twice", lambda form: put_head(form, "进展情况"), "file column-twice"),
    changed(
        "answers merged",
        lambda form: form.sheet.merge_cells(f"{form.at(1, Column.NOTE)}:{form.at(2, Column.NOTE)}"),
        "refused ? [merged]",
        "refused ? [merged]",
    ),
    changed(
        "answers merged in a row",
        lambda form: form.sheet.merge_cells(
            f"{form.at(1, Column.STATUS)}:{form.at(1, Column.NOTE)}"
        ),
        "refused ? [merged]",
    ),
    changed(
        "blank answers merged",
        lambda form: form.sheet.merge_cells(f"{form.at(2, Column.NOTE)}:{form.at(3, Column.NOTE)}"),
        TAKEN,
    ),
    changed(
        "a second entry",
        lambda form: form.free(1, "推进中", datetime(2022, 9, 5), "完成2个。"),
        TAKEN,
        "new 1 9-5 推进中 完成2个。 [by-number]",
    ),
    changed(
        "a second entry, the number in words",
        lambda form: form.free("第1项", "推进中", datetime(2022, 9, 5), "完成2个。"),
        TAKEN,
        "new 1 9-5 推进中 完成2个。 [by-number]",
    ),
    changed(
        "an entry of another's task",
        lambda form: form.free(5, "推进中", DAY, "完成。"),
        "refused ? [not-theirs]",
        TAKEN,
    ),
    changed(
        "an entry without a number",
        lambda form: form.free(None, "推进中", DAY, "完成。"),
        "refused ? [no-number]",
        TAKEN,
    ),
    changed(
        "an entry with a word for a number",
        lambda form: form.free("四", "推进中", DAY, "完成。"),
        "refused ? [no-number]",
        TAKEN,
    ),
    changed(
        "an entry of no task",
        lambda form: form.free(99, "推进中", DAY, "完成。"),
        "refused ? [no-such-task]",
        TAKEN,
    ),
    # forms
    Scenario("nothing filled in", lambda: only(Form()), ()),
    Scenario("a form of last year", of_another(year=2021), ("file other-year",)),
    Scenario("a form of another plan", of_another(title="别局要点"), ("file other-plan",)),
    Scenario(
        "a form of a unit that is not there",
        lambda: only(good(Form("档案科", ARCHIVE))),
        ("file unknown-unit",),
    ),
    changed("copied into a new workbook", copied, "file no-marker"),
    changed(
        "the hidden sheet taken out", lambda form: form.book.remove(form.book[MARKER_SHEET]), TAKEN
    ),
    changed("no property", without_properties, TAKEN),
    changed("the sheet renamed", lambda form: setattr(form.sheet, "title", "信息科"), TAKEN),
    changed(
        "a second sheet filled in", lambda form: second_sheet(form, filled=True), "file two-sheets"
    ),
    changed("a second sheet, blank", lambda form: second_sheet(form, filled=False), TAKEN),
    changed(
        "another's name above",
        lambda form: setattr(form.sheet["A2"], "value", "填报科室：法规科　　统计期"),
        "file other-unit",
    ),
    Scenario("units have another name", lambda: only(good(Form(office=ROOMS))), (TAKEN,), ROOMS),
    changed("a comment", commented, TAKEN, "remark comments"),
    Scenario(
        "no workbook",
        lambda: {"信息科.xlsx": "序号,任务名称\n1,整合栏目\n".encode()},
        ("file not-a-workbook",),
    ),
    changed("a form of a later version", of_version(2), "file other-version"),
    changed("two forms put together", marked_twice, "file two-markers"),
    changed("no heads", lambda form: form.sheet.delete_rows(HEADS), "file no-heading"),
    Scenario(
        "a case that has another name by now",
        case_only,
        ("refused ? [no-such-case]",),
        RENAMED,
    ),
    changed(
        "a formula for the state of a case",
        lambda form: form.fill(form.row(6, case=1), "=A1", DAY),
        "refused 6 [formula]",
        TAKEN,
    ),
    Scenario("the same twice", two(good, good), (TAKEN,)),
    Scenario("two that differ", two(good, other), (TAKEN.replace("new", "conflict"),)),
    Scenario(
        "two that complete each other",
        two(good, lambda form: form.fill(form.row(4), *GOOD)),
        (TAKEN, "new 4 9-28 已完成 完成整合6个栏目。 {整改台账}"),
    ),
    Scenario(
        "recorded already",
        lambda: only(good(Form())),
        (TAKEN.replace("new", "same"),),
        recorded(SAID),
    ),
    Scenario(
        "recorded by the office",
        lambda: only(good(Form())),
        (TAKEN.replace("new", "same"),),
        recorded(SAID._replace(unit=None)),
    ),
    Scenario(
        "recorded in other words",
        lambda: only(good(Form())),
        (TAKEN.replace("new", "conflict"),),
        recorded(SAID._replace(note="整合完成。")),
    ),
    Scenario("changed since", lambda: only(good(Form())), (f"{TAKEN} [changed-since]",), CHANGED),
    Scenario(
        "three units",
        three,
        (
            "new 1 9-28 推进中 完成整合6个栏目。 {整改台账} [support-done]",
            "new 5 9-28 推进中 审查3件。",
            TAKEN,
        ),
    ),
)

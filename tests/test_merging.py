"""Two sides of a data file become one: nothing is lost, and only what contradicts stops."""

from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from attack.kinds import KINDS, Kind
from attack.pulls import by_hand, judged, judged_by_lines, resolved, small
from gongkai.cli.main import main

MERGES = 25
HAND_EDITS = 60

BASE = """\
plan:
  title: 要点
  year: 2022
tasks:
  - id: 1
    name: 公文归集
    content: 开展公文备案。
    units: [办公室]
    deadline: 9月底前
    progress:
      - {date: 2022-03-01, status: 推进中, note: 甲}
      - {date: 2022-04-01, status: 推进中, note: 乙}

  - id: 2
    name: 标准目录
    content: 编制目录。
    units: [法规科]
    deadline: 全年
"""


@pytest.mark.parametrize("kind", KINDS, ids=[kind.name for kind in KINDS])
def test_kinds_of_merges(kind: Kind, tmp_path: Path) -> None:
    for number in range(MERGES):
        pull = kind.make(small(), Random(f"{kind.name}:{number}"))
        came = judged(small().side, pull, tmp_path)
        assert came.faults == (), number
        assert came.stops is kind.is_dispute, number


def test_edits_by_hand_are_never_lost(tmp_path: Path) -> None:
    base = small().side.text
    for number in range(HAND_EDITS):
        chance = Random(number)
        came = judged_by_lines(base, by_hand(base, chance), by_hand(base, chance), tmp_path)
        assert came.faults == (), number


THIRD = """
  - id: 3
    name: 丙
    content: 公开。
    units: [办公室]
    deadline: 全年
"""
LAST = "units: [法规科]\n    deadline: 全年\n"
DISPUTES = [
    pytest.param(
        ("deadline: 9月底前", "deadline: 11月底前"),
        ("deadline: 9月底前", "deadline: 10月底前"),
        "第1项“时间节点”两边改得不一样：11月底前 / 10月底前",
        ("    deadline: 11月底前\n", "    deadline: 10月底前\n"),
        id="one value",
    ),
    pytest.param(
        ("note: 甲", "note: 丙"),
        ("      - {date: 2022-03-01, status: 推进中, note: 甲}\n", ""),
        "第1项“进展”对方删去了，本方改动了：丙",
        ("      - {date: 2022-03-01, status: 推进中, note: 丙}\n", ""),
        id="an entry corrected here and taken out there",
    ),
    pytest.param(
        ("推进中, note: 甲", "推进中, note: 丙"),
        ("推进中, note: 甲", "推进中, note: 丁"),
        "第1项“进展”两边改得不一样：丙 / 丁",
        (
            "      - {date: 2022-03-01, status: 推进中, note: 丙}\n",
            "      - {date: 2022-03-01, status: 推进中, note: 丁}\n",
        ),
        id="a note corrected twice",
    ),
    pytest.param(
        (LAST, f"{LAST}    remark: 一\n"),
        (LAST, f"{LAST}    remark: 二\n"),
        "第2项“备注”两边都新写了，写得不一样：一 / 二",
        ("    remark: 一\n", "    remark: 二\n"),
        id="two new remarks",
    ),
    pytest.param(
        (LAST, LAST + THIRD),
        (LAST, LAST + THIRD.replace("丙", "丁")),
        "第3项两边都新写了，写得不一样：丙 / 丁",
        (THIRD[1:], THIRD[1:].replace("丙", "丁")),
        id="one number twice",
    ),
    pytest.param(
        ("title: 要点", "title: 甲要点"),
        ("title: 要点", "title: 乙要点"),
        "“要点”的“要点名称”两边改得不一样：甲要点 / 乙要点",
        ("  title: 甲要点\n", "  title: 乙要点\n"),
        id="the title",
    ),
]


@pytest.mark.parametrize(("ours", "theirs", "said", "marked"), DISPUTES)
def test_a_dispute_is_marked_and_told(
    ours: tuple[str, str],
    theirs: tuple[str, str],
    said: str,
    marked: tuple[str, str],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, text = driven(tmp_path, BASE, BASE.replace(*ours), BASE.replace(*theirs))
    assert code == 1
    told = capsys.readouterr().err.splitlines()
    assert told == [
        f"合并冲突：{said}（data/tasks.yaml）",
        "改好“<<<<<<<”和“>>>>>>>”之间的内容，再 git add",
    ]
    assert "<<<<<<< 本方\n{}=======\n{}>>>>>>> 对方\n".format(*marked) in text
    assert resolved(text) == (BASE.replace(*ours), BASE.replace(*theirs))


LAYOUTS = [
    pytest.param(lambda text: text.replace("\n", "\r\n").encode(), id="CR LF"),
    pytest.param(lambda text: b"\xef\xbb\xbf" + text.encode(), id="a byte order mark"),
    pytest.param(lambda text: text.rstrip("\n").encode(), id="no line end at the end"),
]


UNITS = "units:\n  - name: 办公室\n  - name: 预算科   # 机构序\n    aliases: [预算处]\n"


def test_units_are_merged_by_name(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mine, yours = "  - {name: 档案科}\n", "  - name: 信息科\n    full_name: 信息中心\n"
    ours = UNITS.replace("  - name: 预算科", f"{mine}  - name: 预算科")
    theirs = UNITS.replace("[预算处]", "[预算处, 预算股]") + yours
    merged = ours.replace("[预算处]", "[预算处, 预算股]") + yours
    assert driven(tmp_path, UNITS, ours, theirs) == (0, merged)
    other = ours + yours.replace("中心", "科")
    code, text = driven(tmp_path, UNITS, other, theirs)
    assert code == 1
    assert resolved(text)[1] == merged
    assert "“信息科”两边都新写了，写得不一样：信息科 / 信息中心" in capsys.readouterr().err


@pytest.mark.parametrize("laid_out", LAYOUTS)
def test_a_file_keeps_its_layout(laid_out: Callable[[str], bytes], tmp_path: Path) -> None:
    last = "      - {date: 2022-04-01, status: 推进中, note: 乙}\n"
    mine, yours = last.replace("乙", "丙"), last.replace("04-01", "03-20").replace("乙", "丁")
    sides = (BASE, BASE.replace(last, last + mine), BASE.replace(last, last + yours))
    expected = laid_out(BASE.replace(last, last + yours + mine))
    assert driven_bytes(tmp_path, *map(laid_out, sides)) == (0, expected)


def test_an_indentation_of_its_own_becomes_that_of_the_list(tmp_path: Path) -> None:
    mine = "    progress:\n    - {date: 2022-05-01, status: 推进中, note: 丙}\n"
    yours = "      - date: 2022-06-01\n        status: 推进中\n        note: 丁\n"
    merged = "    - date: 2022-06-01\n      status: 推进中\n      note: 丁\n"
    sides = (BASE, BASE + mine, f"{BASE}    progress:\n{yours}")
    assert driven(tmp_path, *sides) == (0, BASE + mine + merged)


UNUSUAL = [
    pytest.param(("title: 要点", "title: [要点"), id="no YAML"),
    pytest.param(("name: 公文归集", "name: 甲\n    name: 乙"), id="a key twice"),
    pytest.param(("  title: 要点\n", "  title: 要点\r\n"), id="line ends of two sorts"),
    pytest.param(("name: 公文归集", "name: 公文\u2028归集"), id="a rare line end"),
]  # fmt: skip


@pytest.mark.parametrize("change", UNUSUAL)
def test_what_is_in_doubt_is_left_to_git(change: tuple[str, str], tmp_path: Path) -> None:
    base = BASE.replace(*change)
    ours, theirs = base.replace("9月底前", "10月底前"), base.replace("9月底前", "11月底前")
    assert driven(tmp_path, base, ours, theirs) == (
        1,
        base.replace(
            "    deadline: 9月底前\n",
            "<<<<<<< 本方\n    deadline: 10月底前\n=======\n    deadline: 11月底前\n>>>>>>> 对方\n",
        ),
    )


def test_two_changes_that_together_make_an_error_are_left_to_git(tmp_path: Path) -> None:
    """Here the event goes, there a deadline counts from it; and both log, where git stops."""
    event = "events:\n  - {name: 上线, date: 2022-05-01}\n  - {name: 印发}\n"
    base = BASE.replace("tasks:\n", f"{event}tasks:\n", 1)
    last = "      - {date: 2022-04-01, status: 推进中, note: 乙}\n"
    mine, yours = (last.replace("4", "6").replace("乙", note) for note in ("丙", "丁"))
    ours = base.replace(last, last + mine).replace("  - {name: 上线, date: 2022-05-01}\n", "")
    theirs = base.replace(last, last + yours).replace("deadline: 全年", "deadline: 上线30日内")
    code, text = driven(tmp_path, base, ours, theirs)
    assert code == 1
    assert f"<<<<<<< 本方\n{mine}=======\n{yours}>>>>>>> 对方\n" in text


def test_marks_are_never_around_more_than_git_would_put_them_around(tmp_path: Path) -> None:
    """A list in brackets is one thing to us, and lines to git."""
    base = BASE.replace(
        "    deadline: 全年\n",
        "    deadline: 全年\n    assigned: [\n      甲,\n      乙,\n      丙]\n",
    )
    ours, theirs = base.replace("      乙,", "      丁,"), base.replace("      乙,", "      戊,")
    code, text = driven(tmp_path, base, ours, theirs)
    assert code == 1
    assert "      甲,\n<<<<<<< 本方\n      丁,\n=======\n      戊,\n>>>>>>> 对方\n      丙]" in text


def test_no_text_is_kept_whole_on_both_sides(tmp_path: Path) -> None:
    assert driven_bytes(tmp_path, b"a\0", b"b\0", b"c\0\n") == (
        1,
        "<<<<<<< 本方\nb\0\n=======\nc\0\n>>>>>>> 对方\n".encode(),
    )


def test_a_file_that_is_not_there(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["merge-driver", *(str(tmp_path / name) for name in "oab")]) == 3
    assert capsys.readouterr().err == f"做不到：读不了 {tmp_path}/o：找不到这个文件或文件夹\n"


def driven(folder: Path, *texts: str) -> tuple[int, str]:
    """Run the driver on three texts, and return its exit code and what it wrote."""
    code, data = driven_bytes(folder, *(text.encode() for text in texts))
    return code, data.decode()


def driven_bytes(folder: Path, *texts: bytes) -> tuple[int, bytes]:
    """Run the driver on the bytes of three files."""
    paths = [folder / name for name in ("base", "ours", "theirs")]
    for path, text in zip(paths, texts, strict=True):
        path.write_bytes(text)
    code = main(["merge-driver", *map(str, paths), "data/tasks.yaml"])
    return code, paths[1].read_bytes()

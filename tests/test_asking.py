"""``gongkai when`` as a person asks it: the year that counts, and dates said once."""

import pytest

from gongkai.cli.main import main


@pytest.mark.parametrize(
    ("arguments", "code", "answer"),
    [
        pytest.param(
            ["9月底前", "--year", "0"],
            1,
            "“9月底前”（0年）：无法识别\n  计划年度0不在1949年至2199年之间\n",
            id="a year that is none",
        ),
        pytest.param(
            ["分别于5月29日、12月10日前", "--year", "2022"],
            0,
            "“分别于5月29日、12月10日前”（2022年）：分阶段，共2个日期\n"
            "  2022年5月29日（星期日）\n  2022年12月10日（星期六）\n"
            "  12月10日（星期六）是休息日，最后一个工作日为12月9日（星期五）\n",
            id="a date is its own label",
        ),
        pytest.param(
            ["每半年", "--year", "2022"],
            0,
            "“每半年”（2022年）：周期，共2个日期\n"
            "  上半年：2022年6月30日（星期四）\n  下半年：2022年12月31日（星期六）\n",
            id="other labels are said",
        ),
    ],
)
def test_when(
    arguments: list[str], code: int, answer: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert (main(["when", *arguments]), capsys.readouterr()) == (code, (answer, ""))

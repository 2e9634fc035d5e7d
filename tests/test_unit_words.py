"""What ``validate`` answers to a word in ``units`` that no list has: what it is, and the cure."""

import pytest

from gongkai.register.rules.cells import answer

KNOWN = ("办公室", "预算科", "绩效科", "各科室", "相关科室")


@pytest.mark.parametrize(
    ("word", "message", "hint"),
    [
        pytest.param(
            "办公室 相关科室", "是2个单位写在了一处", "分开写成 [办公室, 相关科室]", id="blank"
        ),
        pytest.param(
            "办公室预算科", "是2个单位写在了一处", "分开写成 [办公室, 预算科]", id="glued"
        ),
        pytest.param(
            "各街道,区市场局", "是2个单位写在了一处",
            "分开写成 [各街道, 区市场局]；各街道、区市场局还要在 data/units.yaml 里登记",
            id="not registered",
        ),
        pytest.param(
            "预算科牵头", "里的单位是“预算科”", "写成 [预算科]", id="with a role"
        ),
        pytest.param("无", "不是责任单位，是“没有”的意思", "确实没有这个配合单位的", id="nobody"),
        pytest.param("根据需要", "不是责任单位，是“没有”的意思", "补上单位", id="as needed"),
        pytest.param("按职责分工负责", "没有写明是哪个单位", "each: true", id="each for its part"),
        pytest.param(
            "各有关单位", "是统称，还没有登记", "{name: 各有关单位, means: unspecified}",
            id="collective",
        ),
        pytest.param("办工室", "，是不是“办公室”？", "核对写法", id="misspelt"),
        pytest.param("国库科", "没有名为“国库科”的责任单位", "登记", id="unknown"),
    ],
)  # fmt: skip
def test_a_word_is_known_for_what_it_is(word: str, message: str, hint: str) -> None:
    said = answer(word, word, KNOWN)
    assert message in said.message
    assert hint in said.hint


@pytest.mark.parametrize("word", ["办公室 相关科室", "办公室预算科", "办公室、预算科、国库科"])
def test_a_list_is_never_answered_with_one_of_its_halves(word: str) -> None:
    assert "是不是" not in answer(word, word, KNOWN).message

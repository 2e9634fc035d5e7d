"""Where PyYAML's own parser reads differently from libyaml, ours does not."""

import pytest

from gongkai.register.nodes import Source
from gongkai.register.parsing import parse


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("a: [b?, c?d, ?e]\n", id="question marks in brackets"),
        pytest.param("a: [http://x/?a=1&b:c, d::e]\n", id="addresses in brackets"),
        pytest.param("a: {b:}\n", id="a colon before a brace"),
        pytest.param("a: {? b, ? c: d}\n", id="explicit keys"),
        pytest.param("a: {?  # 甲\n  }\n", id="an empty key"),
        pytest.param("a: |#甲\n  b\n", id="a comment right behind a bar"),
        pytest.param("a: >\t\n  b\n", id="a tab behind a sign"),
        pytest.param("a: |2-\n    b\n", id="an indentation sign"),
        pytest.param("a: |0\n  b\n", id="no indentation"),
        pytest.param("a: b\n\tc\n", id="a tab before a second line"),
        pytest.param("a: b\n  \tc\n \n  d\n", id="spaces and a tab before a second line"),
        pytest.param("a\n---\nb: c\n", id="a text ended by a separator"),
    ],
)
def test_both_parsers_read_alike(text: str) -> None:
    source = Source("f", text)
    assert parse(source, pure=True) == parse(source)

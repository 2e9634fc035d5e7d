"""What other programs get: every format is read back by someone else's reader.

``sarif-2.1.0.json`` is the schema that OASIS published for SARIF 2.1.0, as JSON Schema Store
serves it, without its white space.
"""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft4Validator

from gongkai.diagnostics import Diagnostic, Place, error, info, warning
from gongkai.formats.github import github
from gongkai.formats.gitlab import gitlab
from gongkai.formats.json import diagnostics_json
from gongkai.formats.junit import junit
from gongkai.formats.problems import fingerprints
from gongkai.formats.sarif import sarif

SCHEMA = json.loads((Path(__file__).parent / "sarif-2.1.0.json").read_text("utf-8"))
SARIF = Draft4Validator(SCHEMA)

PLACE = Place("data/tasks.yaml", 12, 13, "    units: [办工室]", 3)
FOUND = [
    error("unknown-unit", PLACE, "没有名为“办工室”的责任单位", "核对写法"),
    warning("id-order", PLACE._replace(line=20), "第1项排在第2项后面"),
    info("untracked-limit", PLACE._replace(line=30), "没有跟踪", "写上 clocks"),
]
HOSTILE = [
    error("wrong-type", PLACE._replace(path=path), message, message)
    for path in ("data/tasks.yaml", "a,b::c%0A.yaml", "坏\n::error::x.yaml", "\ud800.yaml")
    for message in (
        "\n::set-output name=a::b",
        "\r\n::warning file=x::y",
        "]]></failure><system-out>",
        "<&\"'>%0A%25",
        "\x00\x07\x1b[31m\x0b\ufffe\ud83d",
    )
]
texts = st.text(st.characters(codec=None), max_size=40)
diagnostics = st.lists(
    st.builds(
        Diagnostic,
        st.builds(Place, texts, st.integers(1, 9), st.integers(1, 9), texts, st.integers(1, 9)),
        st.sampled_from([each.severity for each in FOUND]),
        st.sampled_from(["unknown-unit", "no-such-code"]),
        texts,
        texts,
    ),
    max_size=3,
)
each_format = pytest.mark.parametrize(
    "write",
    [
        pytest.param(diagnostics_json, id="json"),
        pytest.param(github, id="github"),
        pytest.param(gitlab, id="gitlab"),
        pytest.param(sarif, id="sarif"),
        pytest.param(junit, id="junit"),
    ],
)


def test_json() -> None:
    assert json.loads(diagnostics_json(FOUND[:1])) == {
        "errors": 1,
        "warnings": 0,
        "diagnostics": [
            {
                "path": "data/tasks.yaml",
                "line": 12,
                "column": 13,
                "severity": "error",
                "code": "unknown-unit",
                "message": "没有名为“办工室”的责任单位",
                "hint": "核对写法",
            }
        ],
    }


def test_github() -> None:
    at = "file=data/tasks.yaml,line={0},endLine={0},col=13,endColumn=16,title={1}"
    assert github(FOUND) == (
        f"::error {at.format(12, 'unknown-unit')}::没有名为“办工室”的责任单位（核对写法）\n"
        f"::warning {at.format(20, 'id-order')}::第1项排在第2项后面\n"
        f"::notice {at.format(30, 'untracked-limit')}::没有跟踪（写上 clocks）\n"
    )


def test_gitlab() -> None:
    assert json.loads(gitlab(FOUND[1:2])) == [
        {
            "description": "第1项排在第2项后面",
            "check_name": "id-order",
            "fingerprint": fingerprints(FOUND[1:2])[0],
            "severity": "minor",
            "location": {"path": "data/tasks.yaml", "lines": {"begin": 20}},
        }
    ]


def test_fingerprints_outlive_a_moved_line_and_tell_twins_apart() -> None:
    moved = [each._replace(place=each.place._replace(line=99)) for each in FOUND]
    assert fingerprints(moved) == fingerprints(FOUND)
    assert len(set(fingerprints(FOUND * 2))) == 6


def test_junit() -> None:
    root = ElementTree.fromstring(junit(FOUND))
    suite = root[0]
    assert (suite.attrib["tests"], suite.attrib["failures"]) == ("3", "1")
    assert [(case.attrib["name"], case[0].tag, case[0].text or "") for case in suite] == [
        (
            "data/tasks.yaml:12:13 [unknown-unit]",
            "failure",
            "data/tasks.yaml:12:13: 没有名为“办工室”的责任单位（核对写法）",
        ),
        ("data/tasks.yaml:20:13 [id-order]", "system-out", "警告: 第1项排在第2项后面"),
        (
            "data/tasks.yaml:30:13 [untracked-limit]",
            "system-out",
            "提示: 没有跟踪（写上 clocks）",
        ),
    ]


def test_junit_counts_warnings_when_strict_and_passes_when_there_is_nothing() -> None:
    assert ElementTree.fromstring(junit(FOUND, strict=True)).attrib["failures"] == "2"
    nothing = ElementTree.fromstring(junit([]))
    assert (nothing.attrib["tests"], nothing.attrib["failures"]) == ("1", "0")


def test_sarif() -> None:
    log = json.loads(sarif(FOUND))
    assert list(SARIF.iter_errors(log)) == []
    run = log["runs"][0]
    rules = [rule["id"] for rule in run["tool"]["driver"]["rules"]]
    assert rules == ["id-order", "unknown-unit", "untracked-limit"]
    assert [(r["ruleId"], rules[r["ruleIndex"]], r["level"]) for r in run["results"]] == [
        ("unknown-unit", "unknown-unit", "error"),
        ("id-order", "id-order", "warning"),
        ("untracked-limit", "untracked-limit", "note"),
    ]
    assert run["results"][0]["locations"] == [
        {
            "physicalLocation": {
                "artifactLocation": {"uri": "data/tasks.yaml"},
                "region": {"startLine": 12, "startColumn": 13, "endColumn": 16},
            }
        }
    ]


@pytest.mark.parametrize(
    ("path", "uri"),
    [
        pytest.param("data/tasks.yaml", "data/tasks.yaml", id="relative"),
        pytest.param("../局/tasks.yaml", "../%E5%B1%80/tasks.yaml", id="Chinese"),
        pytest.param("/srv/a b/tasks.yaml", "file:///srv/a%20b/tasks.yaml", id="absolute"),
        pytest.param("a%:b.yaml", "a%25%3Ab.yaml", id="what a URI would misread"),
    ],
)
def test_sarif_paths_are_uris(path: str, uri: str) -> None:
    log = json.loads(sarif([error("encoding", Place(path, 1, 1), "文件不是 UTF-8 编码")]))
    location = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert location["artifactLocation"]["uri"] == uri


def test_the_schema_would_refuse_what_is_not_sarif() -> None:
    log = json.loads(sarif(FOUND))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert [each.message[:7] for each in SARIF.iter_errors(log)] == ["'fatal'"]


@each_format
def test_hostile_text_breaks_no_format(write: Callable[[list[Diagnostic]], str]) -> None:
    assert is_sound(write, HOSTILE)


@each_format
@given(found=diagnostics)
def test_no_text_breaks_any_format(
    write: Callable[[list[Diagnostic]], str], found: list[Diagnostic]
) -> None:
    assert is_sound(write, found)


def is_sound(write: Callable[[list[Diagnostic]], str], found: list[Diagnostic]) -> bool:
    """Can the output be encoded and read back, with one entry for each problem?"""
    text = write(found)
    text.encode("utf-8")
    if write is github:
        lines = text.split("\n")[:-1]
        assert "\r" not in text
        return len(lines) == len(found) and all(
            line.startswith(("::error file=", "::warning file=", "::notice file="))
            for line in lines
        )
    if write is junit:
        return len(ElementTree.fromstring(text)[0]) == max(1, len(found))
    value = json.loads(text)
    if write is sarif:
        results = value["runs"][0]["results"]
        return list(SARIF.iter_errors(value)) == [] and len(results) == len(found)
    return len(value if write is gitlab else value["diagnostics"]) == len(found)

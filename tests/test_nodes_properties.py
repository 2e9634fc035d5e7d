"""Text to tree: what must hold for any text, under both parsers."""

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.register.nodes import Mapping, Node, Scalar, Sequence, Source
from gongkai.register.parsing import parse


def scalars(node: Node | None) -> list[Scalar]:
    """Every text of the tree, keys included, in file order."""
    if isinstance(node, Mapping):
        return [s for pair in node.pairs for s in (pair.key, *scalars(pair.value))]
    if isinstance(node, Sequence):
        return [s for item in node.items for s in scalars(item)]
    return [] if node is None else [node]


words = st.sampled_from(
    [
        "办公室",
        "a",
        "9月底前",
        "x y",
        "a:b",
        "1次",
        "😀",
        "“引”",
        "-1",
        "c#d",
        "2022-09-20",
        "https://x.cn/a?b=c",
    ]
)
leaves = st.one_of(
    words,
    words.map(lambda w: f"'{w}'"),
    words.map(lambda w: f'"{w}\\n\\t\\u4e00"'),
    st.lists(words.filter(lambda w: "?" not in w and w != "a:b"), max_size=3).map(
        lambda items: f"[{', '.join(items)}]"
    ),
    st.just("{b: c, d: }"),
    st.just(""),
)
comments = st.sampled_from(["", "   # 说明", "\n\n# 说明", "  "])


@st.composite
def documents(draw: st.DrawFn, indent: int = 0, depth: int = 0) -> str:
    """A block mapping or list in some style, every line with some comment."""
    pad = " " * indent
    lines = []
    for number in range(draw(st.integers(1, 3))):
        head = f"{pad}k{number}:" if draw(st.booleans()) or depth == 0 else f"{pad}k{number} :"
        if depth < 3 and draw(st.booleans()):
            inner = indent + draw(st.integers(2, 4))
            value = draw(documents(inner, depth + 1))
            if draw(st.booleans()):
                dash = " " * (inner - 2) + "-"
                value = f"{dash} x\n{dash} {value.lstrip(' ')}"
            lines.append(f"{head}{draw(comments)}\n{value}")
        elif draw(st.integers(0, 4)) == 0:
            lines.append(
                f"{head} |{draw(st.sampled_from(['', '-', '+']))}\n{pad}  文字\n{pad}    二\n"
            )
        else:
            lines.append(f"{head} {draw(leaves)}{draw(comments)}\n")
    return "".join(lines)


@settings(max_examples=150)
@given(documents(), st.sampled_from(["\n", "\r\n"]), st.booleans())
def test_both_parsers_give_the_same_tree(text: str, ending: str, cut: bool) -> None:
    text = text.replace("\n", ending)
    source = Source("f", text.rstrip() if cut else text)
    tree = parse(source)
    assert parse(source, pure=True) == tree
    assert tree.diagnostics == ()
    for scalar in scalars(tree.root):
        assert scalar.text == source.text[scalar.start : scalar.end] or not scalar.plain


@settings(max_examples=150)
@given(
    st.text(
        st.sampled_from("ab: -[]{}，：'\"|>#\n\r\t&*!%@?办\\\x85\u2028\ufeff\x00<=>"), max_size=40
    )
)
def test_no_text_raises(text: str) -> None:
    for pure in (False, True):
        source = Source("f", text)
        for problem in parse(source, pure=pure).diagnostics:
            assert problem.place.text == source.line(problem.place.line)
            assert 1 <= problem.place.column <= len(problem.place.text) + 1

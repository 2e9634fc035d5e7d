"""The Jinja environment in which templates run: what they print is safe Markdown, what they
may do is little, and how much of it is bounded.

Text of the data can never become markup: it is escaped unless a filter says otherwise. A
template that is hostile or mistaken ends with a sentence. Loop turns, calls, included files and
the length of the lists it handles count as steps (``STEPS``, and ``STEPS_PER_RECORD`` for each
record to lay out). All text that it produces, also into variables, is counted in characters
(``CHARACTERS``, and ``CHARACTERS_PER_RECORD``). A range has at most ``RANGE`` numbers. What could
grow without passing these counters is refused: repetition, powers, nested lists, string
formatting, most methods.
"""

import operator
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import wraps
from typing import Any, TypeVar

from jinja2 import BaseLoader, StrictUndefined, Template, Undefined, nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError, TemplateRuntimeError
from jinja2.runtime import BlockReference, Context, LoopContext, Macro
from jinja2.sandbox import ImmutableSandboxedEnvironment
from jinja2.utils import Namespace
from markupsafe import Markup

from gongkai.diagnostics import did_you_mean
from gongkai.documents.facts import names_of
from gongkai.documents.markdown import cell, escaped, escaped_words

STEPS = 1_000_000
STEPS_PER_RECORD = 100
CHARACTERS = 20_000_000
CHARACTERS_PER_RECORD = 2_000
RANGE = 1_000

Value = TypeVar("Value")

_TURNS = "_turns"
_FILTERS = (
    "abs", "count", "d", "default", "first", "float", "int", "last", "length", "list", "lower",
    "map", "max", "min", "reject", "rejectattr", "reverse", "safe", "select", "selectattr", "sort",
    "sum", "trim", "truncate", "unique", "upper",
)  # fmt: skip
_METHODS = ("startswith", "endswith", "strip", "lstrip", "rstrip", "cycle", "changed")


class TooMuch(TemplateRuntimeError):
    """A template ran longer or wrote more than any document needs."""


class _Generator(CodeGenerator):
    """Writes code in which joined text, literal text and literal lists pass the counters."""

    literal = 0  # characters of the template's own text so far

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:  # noqa: N802 - Jinja's name
        self.write("environment.joined((")
        self._visit_all(node.nodes, frame)
        self.write("))")

    def visit_List(self, node: nodes.List, frame: Frame) -> None:  # noqa: N802
        self.write("environment.gathered((")
        self._visit_all(node.items, frame)
        self.write("))")

    def visit_Tuple(self, node: nodes.Tuple, frame: Frame) -> None:  # noqa: N802
        if node.ctx == "load":
            self.write("tuple(")
            self.visit_List(nodes.List(node.items), frame)
            self.write(")")
        else:
            super().visit_Tuple(node, frame)

    def visit_Dict(self, node: nodes.Dict, frame: Frame) -> None:  # noqa: N802, ARG002
        self.fail("不能使用字典", node.lineno)

    def _visit_all(self, parts: Iterable[nodes.Node], frame: Frame) -> None:
        for part in parts:
            self.visit(part, frame)
            self.write(", ")

    def _output_child_to_const(self, node: nodes.Expr, frame: Frame, finalize: Any) -> str:
        if not isinstance(node, nodes.TemplateData):
            raise nodes.Impossible  # a literal in an expression is text like any other
        return super()._output_child_to_const(node, frame, finalize)

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        before = self.literal
        super().visit_Output(node, frame)
        if self.literal > before:
            self.writeline(f"environment.count({self.literal - before})")

    def _output_const_repr(self, group: Iterable[Any]) -> str:
        self.literal += sum(len(str(text)) for text in group)
        return super()._output_const_repr(group)

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write("environment.finalize(")  # escapes already: Jinja would do it once more

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any) -> None:
        del node, frame, finalize
        self.write(")")


class _Fields(dict[type, frozenset[str]]):
    """The fields of our records by their type; of any other type there are none."""

    def __missing__(self, kind: type) -> frozenset[str]:
        found = self[kind] = frozenset(getattr(kind, "_fields", ()))
        return found


class Sandbox(ImmutableSandboxedEnvironment):
    """An environment for one rendering.

    ``names`` are the words that a template may use; ``records`` is how many there are to lay
    out: a large table takes more steps.
    """

    code_generator_class = _Generator
    intercepted_binops = frozenset(("+", "*", "**", "%"))

    def __init__(
        self,
        loader: BaseLoader,
        names: Iterable[str],
        filters: Mapping[str, Callable[..., object]],
        records: int = 0,
    ) -> None:
        super().__init__(
            loader=loader,
            undefined=type("Misspelt", (_Misspelt,), {"names": tuple(names)}),
            finalize=self._shown,
            autoescape=True,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
        )
        self.most = STEPS + STEPS_PER_RECORD * records
        self.steps = self.most
        self.longest = CHARACTERS + CHARACTERS_PER_RECORD * records
        self.characters = self.longest
        self._fields = _Fields()
        self.globals = {"range": _short_range, "namespace": Namespace}
        allowed = {name: self.filters[name] for name in _FILTERS}
        own = {"join": self._join, "cell": cell, **filters}
        self.filters = {name: self._counted(do) for name, do in (allowed | own).items()}
        self.filters[_TURNS] = self._turns

    def spend(self, steps: int = 1) -> None:
        """Count steps; raises ``TooMuch`` when there are none left."""
        self.steps -= steps
        if self.steps < 0:
            raise TooMuch(f"运行超过{self.most // 10000}万步，可能有循环没有尽头")

    def count(self, characters: int) -> None:
        """Count text on its way to the page; raises ``TooMuch`` when there is too much."""
        self.characters -= characters
        if self.characters < 0:
            raise TooMuch(f"写出的文字超过{self.longest // 10000}万字")

    def passed(self, text: str) -> Markup:
        """Count text on its way into a variable; raises ``TooMuch``."""
        self.count(len(text))
        return text if type(text) is Markup else Markup(text)

    def getattr(self, obj: object, attribute: str) -> object:
        """Return an attribute as Jinja does, but of our own records without its long questions."""
        if attribute in self._fields[type(obj)]:
            return getattr(obj, attribute)
        return super().getattr(obj, attribute)

    def getitem(self, obj: object, argument: Any) -> object:
        """Return an item as Jinja does; filters ask so for attributes, too."""
        if type(argument) is str and argument in self._fields[type(obj)]:
            return getattr(obj, argument)
        return super().getitem(obj, argument)

    def joined(self, parts: Iterable[object]) -> Markup:
        """Return the parts as one text: the operator ``~``."""
        return self.passed("".join([self._text(part) for part in parts]))

    def gathered(self, parts: Iterable[object]) -> list[object]:
        """Return a literal list; lists inside lists could grow without end."""
        found = list(parts)
        if any(isinstance(part, list) or type(part) is tuple for part in found):
            raise SecurityError("列表里不能再放列表")
        self.spend(len(found))
        return found

    def is_safe_callable(self, obj: object) -> bool:
        """May a template call this, which is no macro: blocks, loops, a few harmless methods?"""
        if isinstance(obj, _PARTS) or obj in (_short_range, Namespace):
            return True
        owner = getattr(obj, "__self__", None)
        return isinstance(owner, str | LoopContext) and getattr(obj, "__name__", "") in _METHODS

    def call(self, context: Context, obj: Any, *args: object, **kwargs: object) -> object:
        """Call a macro or method; each call is a step."""
        self.spend()
        if isinstance(obj, Macro):  # as in most calls: what Jinja would ask of it first is known
            for name in ("_loop_vars", "_block_vars"):
                kwargs.pop(name, None)
            return obj(context.eval_ctx, *args, **kwargs)
        if not isinstance(obj, Undefined) and not self.is_safe_callable(obj):
            raise SecurityError("这里不能用括号来调用")  # Jinja's sentence shows an address
        return context.call(obj, *args, **kwargs)

    def call_binop(self, context: Context, sign: str, left: object, right: object) -> object:
        """Add, multiply and divide numbers; add texts and lists; nothing else."""
        del context
        if isinstance(left, str | Markup) and sign == "+":
            return self.joined((left, right))
        if isinstance(left, list | tuple) and isinstance(right, list | tuple) and sign == "+":
            self.spend(len(left) + len(right))
            return [*left, *right]
        if not isinstance(left, int | float) or not isinstance(right, int | float) or sign == "**":
            raise SecurityError(f"这里不能用“{sign}”")
        if sign == "*" and max(abs(left), abs(right)) > 10**12:
            raise SecurityError("数字太大")
        return _ARITHMETIC[sign](left, right)

    def _load_template(self, name: Any, globals: Any) -> Template:
        self.spend(100)  # a file that includes itself ends soon
        return super()._load_template(name, globals)

    def _parse(self, source: str, name: str | None, filename: str | None) -> nodes.Template:
        """Parse a template and let every loop count its turns."""
        tree = super()._parse(source, name, filename)
        for loop in tree.find_all(nodes.For):
            line = loop.iter.lineno
            loop.iter = nodes.Filter(loop.iter, _TURNS, [], [], None, None, lineno=line)
        return tree

    def _turns(self, values: Iterable[Value]) -> Iterator[Value]:
        for value in values:
            self.spend()
            yield value

    def _counted(self, function: Callable[..., object]) -> Callable[..., object]:
        """Return a filter that pays for the length of what it is given."""

        @wraps(function)  # keeps the marks of filters that want the environment or the context
        def filtered(*args: object, **kwargs: object) -> object:
            steps = 1
            for value in args:
                if type(value) is not str or len(value) >= _LONG:
                    steps += _weight(value)
            self.steps -= steps
            if self.steps < 0:
                self.spend(0)
            return function(*args, **kwargs)

        return filtered

    def _join(self, values: Iterable[object], mark: str = "") -> Markup:
        return self.passed(str.join(escaped(mark), [self._text(value) for value in values]))

    def _shown(self, value: Any) -> str:
        """Return a value on its way to the page; the common kinds are told apart at once."""
        kind = type(value)
        if kind is str:
            text: str = escaped_words(value)
        elif kind is Markup:
            text = value
        elif kind is int:
            text = str(value)
        else:
            text = self._text(value)
        self.characters -= len(text)
        if self.characters < 0:
            self.count(0)
        return text

    def _text(self, value: object) -> Markup:
        """Return a value as Markdown; what is no word and no number cannot be printed."""
        if isinstance(value, str):
            return escaped(value)
        if isinstance(value, Undefined):
            return Markup(str(value))  # says what is misspelt; an "if" without "else" is empty
        if isinstance(value, _NUMBERS) and not isinstance(value, bool):
            return Markup(str(value))
        raise SecurityError(
            f"这里只能写文字和数字，不能写{_KINDS.get(type(value).__name__, '整条记录')}"
        )


# Asked so often that making the union of types each time would show.
_PARTS = (BlockReference, LoopContext)
_SEVERAL = (list, tuple, range)
_NUMBERS = (int, float)

_LONG = 100  # characters: handling a text that has more costs more than a step

_ARITHMETIC = {"+": operator.add, "*": operator.mul, "%": operator.mod}
_KINDS = {
    "NoneType": "空值",
    "bool": "是非值",
    "date": "日期（请用 day 或 dated 过滤器）",
    "list": "列表（请用 join 或 listed 过滤器）",
    "tuple": "列表（请用 join 或 listed 过滤器）",
}


def _weight(value: object) -> int:
    """What handling a value costs: its length, of text a small part of it."""
    if isinstance(value, str):
        return len(value) // _LONG
    return len(value) if isinstance(value, _SEVERAL) else 0


def _short_range(*bounds: int) -> range:
    numbers = range(*bounds)
    if len(numbers) > RANGE:
        raise SecurityError(f"range 最多{RANGE}个数")
    return numbers


class _Misspelt(StrictUndefined):
    """A name that does not exist; whatever is done with it says so in Chinese."""

    names: tuple[str, ...] = ()

    @property
    def _undefined_message(self) -> str:
        if self._undefined_hint:
            return "不允许使用这个属性"
        if not isinstance(self._undefined_name, str | int):
            return "方括号里只能写名字或序号"
        known = names_of(type(self._undefined_obj)) or self.names
        return (
            f"没有“{self._undefined_name}”这个名字{did_you_mean(str(self._undefined_name), known)}"
        )

"""From facts to text: finds a template, lets Jinja lay it out, says in Chinese what is wrong.

The only module here that opens files, and only templates. It refuses to know what a report says.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import NamedTuple

from jinja2 import (
    BaseLoader,
    FileSystemBytecodeCache,
    FunctionLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
)
from jinja2 import __version__ as jinja_version
from jinja2.bccache import Bucket

from gongkai.diagnostics import CannotDo
from gongkai.documents.sandbox import Sandbox
from gongkai.wording import (
    counted,
    dated,
    day_in,
    ended,
    full_day,
    gathered,
    listed,
    numbered,
    quoted,
    short_day,
)

_ENDING = ".md.j2"
_LARGEST = 1024 * 1024


class BadTemplate(CannotDo):
    """A template cannot be used; the message names it, the line and what is wrong there."""


def render(template: str, facts: NamedTuple, folders: tuple[Path, ...] = ()) -> str:
    """Return the text that a template makes of facts; the same facts give the same text.

    ``template`` is a name (``monthly``, ``my.md.j2``) looked for in ``folders``, then among the
    shipped ones, or a path to a file. Runs of blank lines become one. Raises ``BadTemplate``.
    """
    path = Path(template)
    if len(path.parts) > 1:
        folders = (path.parent, *folders)
        template = path.name
    records = sum(len(value) for value in facts if isinstance(value, tuple))
    loader = _loader((*folders, shipped_templates()))
    environment = Sandbox(loader, facts._fields, FILTERS, records)
    environment.bytecode_cache = compiled_beside_the_program(Path(__file__).with_name("sandbox.py"))
    with _Explaining(template):
        found = environment.select_template([template, f"{template}{_ENDING}"])
        text = "".join(found.generate(facts._asdict()))
    while "\n\n\n" in text:
        text = text.replace("\n\n\n", "\n\n")
    return text.strip("\n") + "\n"


def shipped_templates() -> Path:
    """Return the folder of the shipped templates: in the wheel, else in the checkout."""
    package = Path(__file__).parents[1]
    installed = package / "templates"
    return installed if installed.is_dir() else package.parent / "templates"


FILTERS: dict[str, Callable[..., str]] = {
    "counted": counted,
    "day": full_day,
    "dated": dated,
    "day_in": day_in,
    "ended": ended,
    "gathered": gathered,
    "listed": listed,
    "numbered": numbered,
    "quoted": quoted,
    "short_day": short_day,
}
"""What templates may do with days, numbers and lists, beside Jinja's own harmless filters."""


def _loader(folders: tuple[Path, ...]) -> BaseLoader:
    """Return a loader that reads files of these folders and nothing outside them."""

    def load(name: str) -> tuple[str, str, None] | None:
        for folder in folders:
            path = folder / name
            if path.is_file() and folder.resolve() in path.resolve().parents:
                return _text(path), str(path), None
        return None

    return FunctionLoader(load)


def _text(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise BadTemplate(f"模板 {path.name} 超过1MB")
        return path.read_text("utf-8-sig")
    except UnicodeDecodeError as reason:
        raise BadTemplate(f"模板 {path.name} 不是UTF-8编码") from reason
    except OSError as reason:
        raise BadTemplate(f"模板 {path.name} 读不了，请核对读取权限") from reason


class _Compiled(FileSystemBytecodeCache):
    """Compiled templates in a folder that need not be writable."""

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what was compiled, if that can be."""
        with suppress(OSError):
            super().dump_bytecode(bucket)


def compiled_beside_the_program(writer: Path) -> _Compiled | None:
    """Return where compiled templates are kept: with the program's own compiled modules.

    Compiling takes longer than all the rest of a report. ``writer`` is the module that says how
    templates are compiled. The name of a file tells which text, which Jinja and which writer it
    was compiled with, as the name of a .pyc tells its Python.
    """
    folder = Path(__file__).parent / "__pycache__"
    if sys.dont_write_bytecode or not folder.is_dir():
        return None
    tag = f"{sys.implementation.cache_tag}-{jinja_version}-{writer.stat().st_mtime_ns}"
    return _Compiled(str(folder), f"%s.{tag}.j2c")


class _Explaining:
    """Turns what goes wrong inside Jinja into ``BadTemplate`` with template and line."""

    def __init__(self, template: str) -> None:
        self.template = template

    def __enter__(self) -> None:
        return None

    def __exit__(
        self,
        kind: type[BaseException] | None,
        problem: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if isinstance(problem, Exception) and not isinstance(problem, CannotDo):
            raise BadTemplate(self._sentence(problem, trace)) from problem

    def _sentence(self, problem: Exception, trace: TracebackType | None) -> str:
        if isinstance(problem, TemplateNotFound):
            wanted = problem.name or self.template
            place = next(iter(reversed(list(_template_lines(trace)))), None)
            return f"{place}：没有模板 {wanted}" if place else f"没有模板 {self.template}"
        if isinstance(problem, TemplateSyntaxError):
            name = Path(problem.filename or problem.name or self.template).name
            return f"模板 {name} 第{problem.lineno}行：写法不对（{problem.message}）"
        lines = list(_template_lines(trace))
        place = lines[-1] if lines else f"模板 {self.template}"
        return f"{place}：{_reason(problem)}"


def _template_lines(trace: TracebackType | None) -> Iterator[str]:
    """Yield 「模板 monthly.md.j2 第12行」 for each template on the way to the problem."""
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".j2":
            yield f"模板 {path.name} 第{trace.tb_lineno}行"
        trace = trace.tb_next


def _reason(problem: Exception) -> str:
    if isinstance(problem, TemplateError):
        return _own_words(problem.message or "")
    if isinstance(problem, RecursionError):
        return "自己套用自己，没有尽头"
    return f"算不出来（{problem}）"


def _own_words(message: str) -> str:
    is_chinese = any("\u4e00" <= sign <= "\u9fff" for sign in message)
    return message if is_chinese else f"不允许这样写（{message}）"

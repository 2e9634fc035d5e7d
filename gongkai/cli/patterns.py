"""The files of a new workspace: the patterns in ``starter/``, filled in.

A pipeline installs gongkai from one file whose SHA-256 it names, never by its name alone: who
registers a name on a package index runs code wherever that name is installed.
"""

from pathlib import Path
from typing import NamedTuple

from gongkai.formats.json import json_text
from gongkai.register.schema import FILES as SCHEMAS
from gongkai.register.schema import schema

_STARTER = Path(__file__).parent / "starter"

_DATA = (("tasks.yaml", "data/tasks.yaml"), ("units.yaml", "data/units.yaml"))
_AROUND = (
    ("pre-commit.yaml", ".pre-commit-config.yaml"),
    ("editorconfig.ini", ".editorconfig"),
    ("gitattributes", ".gitattributes"),
    ("settings.json", ".vscode/settings.json"),
    ("tasks.json", ".vscode/tasks.json"),
    ("extensions.json", ".vscode/extensions.json"),
)
"""The name of each pattern, and where it goes: the data, and what stands around it."""

PIPELINES = {
    "github": ("github.yml", ".github/workflows/data.yml"),
    "gitlab": ("gitlab.yml", ".gitlab-ci.yml"),
    "gitee": ("gitee.yml", ".workflow/data.yml"),
    "none": None,
}
"""Where the repository lies, and what checks the data there."""

_NOTE = (
    "# 安装包的地址和它的 SHA-256 校验值（sha256sum 可得），换新版时一起改；写着【】的要填写。"
    "不要只写名字：公共仓库里的名字谁都可以注册"
)


class Package(NamedTuple):
    """The file that a pipeline installs: its ``address`` as a shell reads it, and its SHA-256."""

    address: str
    sha256: str


BLANK = Package("【安装包的网址，或 file://$PWD/ 加仓库里的路径】", "【校验值】")


class Beginning(NamedTuple):
    """What a workspace begins with: the year, where its first files go and their texts.

    ``counted`` is said of each file behind its name, ``told`` below them all.
    """

    year: int
    texts: dict[str, str]
    first: str
    counted: str = ""
    told: tuple[str, ...] = ()


def example(year: int) -> Beginning:
    """Return the data of a year with one task, which is an example."""
    data = {target: _pattern(name).replace("{year}", str(year)) for name, target in _DATA}
    return Beginning(year, data, "把 {tasks} 里的示例任务改成印发的任务分解表，科室写进 {units}")


def around(pipeline: str, package: Package = BLANK) -> dict[str, str]:
    """Return where each file goes that stands around the data, and its text."""
    wanted = [*_AROUND, *filter(None, [PIPELINES[pipeline]])]
    schemas = {f"schemas/{name}.schema.json": json_text(schema(name)) for name in SCHEMAS}
    install = f'python -m pip install "gongkai @ {package.address}#sha256={package.sha256}"'
    return {
        target: _pattern(name).replace("{note}", _NOTE).replace("{install}", install)
        for name, target in wanted
    } | schemas


def _pattern(name: str) -> str:
    return (_STARTER / name).read_text(encoding="utf-8")

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

_FILES = (
    ("tasks.yaml", "data/tasks.yaml"),
    ("units.yaml", "data/units.yaml"),
    ("pre-commit.yaml", ".pre-commit-config.yaml"),
    ("editorconfig.ini", ".editorconfig"),
    ("settings.json", ".vscode/settings.json"),
    ("tasks.json", ".vscode/tasks.json"),
    ("extensions.json", ".vscode/extensions.json"),
)
"""The name of the pattern, and where it goes."""

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


def texts(year: int, pipeline: str, package: Package = BLANK) -> dict[str, str]:
    """Return where each file of a new workspace goes, and its text."""
    wanted = [*_FILES, *filter(None, [PIPELINES[pipeline]])]
    schemas = {f"schemas/{name}.schema.json": json_text(schema(name)) for name in SCHEMAS}
    return {target: _filled(name, year, package) for name, target in wanted} | schemas


def _filled(name: str, year: int, package: Package) -> str:
    found = (_STARTER / name).read_text(encoding="utf-8").replace("{year}", str(year))
    install = f'python -m pip install "gongkai @ {package.address}#sha256={package.sha256}"'
    return found.replace("{note}", _NOTE).replace("{install}", install)

"""Typer in Chinese: help pages and usage errors as an officer reads them."""

import re
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from gongkai.cli.commands import COMMANDS
from gongkai.diagnostics import did_you_mean

UsageError: type[Exception] = typer.BadParameter.__mro__[1]
"""What Typer raises for every wrong use of the command line; it exports only a subclass."""


class _ChineseHelp(TyperCommand):
    """A command whose help page is Chinese."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write 「用法：gongkai due [选项]」."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]")
        pieces = pieces.replace("{", "").replace("}", "")
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments and the options, each under its heading."""
        for heading, kind in (("参数", "argument"), ("选项", "option")):
            rows = [_record(p, ctx) for p in self.get_params(ctx) if p.param_type_name == kind]
            if rows:
                formatter.write_paragraph()
                formatter.write_text(f"{heading}：")
                formatter.indent()
                formatter.write_dl(rows)
                formatter.dedent()


def _record(parameter: Any, ctx: Any) -> tuple[str, str]:
    """Return a parameter and its help; English remarks in brackets are left out."""
    if "--help" in parameter.opts:
        return "--help", "显示帮助"
    record = parameter.get_help_record(ctx) or (parameter.name, "")
    return record[0], parameter.help or ""


class ChineseCommand(_ChineseHelp):
    """A command whose help page is Chinese."""


class ChineseGroup(TyperGroup):
    """The program itself; a command's module is imported when the command is called.

    Building all commands at every start would cost more than most of them take to run.
    """

    format_usage = _ChineseHelp.format_usage

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the commands in their order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command, built from its function, or nothing for an unknown name."""
        del ctx
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        single.command(cmd_name, help=command.summary, cls=ChineseCommand)(command.function())
        return typer.main.get_command(single)

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return 「[选项] 命令 …」."""
        return [*super().collect_usage_pieces(ctx)[:-1], "命令 …"]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the options, then the commands."""
        _ChineseHelp.format_options(self, ctx, formatter)  # type: ignore[arg-type]
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write what each command does."""
        del ctx
        formatter.write_paragraph()
        formatter.write_text("命令：")
        formatter.indent()
        formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])
        formatter.dedent()


def usage_words(problem: Any) -> str:
    """Return in Chinese what is wrong with the command line."""
    kind = type(problem).__name__
    if kind == "NoSuchOption":
        return f"没有 {problem.option_name} 这个选项{_meant(problem.possibilities)}"
    if kind == "MissingParameter":
        return f"缺少{_named(problem)}"
    if kind == "BadOptionUsage":
        return f"选项 {problem.option_name} 的用法不对：要带一个值，或不该带值"
    if kind == "BadParameter":
        return f"{_named(problem)} 不对：{problem.message}" if problem.param else problem.message
    return _by_message(problem)


def _meant(possibilities: Any) -> str:
    return f"，是不是 {possibilities[0]}？" if possibilities else ""


def _named(problem: Any) -> str:
    parameter = problem.param
    if parameter is None:
        return "参数"
    if parameter.param_type_name == "argument":
        return f"参数 {parameter.metavar or parameter.name.upper()}"
    return f"选项 {parameter.opts[0]}"


def _by_message(problem: Any) -> str:
    """Return the Chinese of the few messages that Typer gives without a class of their own."""
    message: str = problem.format_message()
    if unknown := re.match(r"No such command '(.*?)'\.", message):
        known = problem.ctx.command.list_commands(problem.ctx)
        return f"没有“{unknown[1]}”这个命令{did_you_mean(unknown[1], known)}"
    if surplus := re.match(r"Got unexpected extra argument\(s\) \((.*)\)", message):
        return f"多了参数：{surplus[1]}"
    return "没有写命令" if message.startswith("Missing command") else message

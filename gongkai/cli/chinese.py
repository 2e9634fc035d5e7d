"""Typer in Chinese: help pages and usage errors as an officer reads them."""

import typer
from typer._click.core import Command, Context, Parameter
from typer._click.exceptions import (  # Typer exports only the last: hence its ceiling
    BadOptionUsage,
    MissingParameter,
    NoSuchOption,
    UsageError,
)
from typer._click.formatting import HelpFormatter
from typer.core import TyperCommand, TyperGroup, TyperOption
from typer.models import TyperPath

from gongkai.cli.commands import COMMANDS
from gongkai.diagnostics import did_you_mean

__all__ = ["HELP", "ChineseCommand", "ChineseGroup", "UsageError", "usage_words"]

HELP = {"help_option_names": ["-h", "--help"]}
"""The settings of the program and of every command."""


class _InChinese(Command):
    """What the program and its commands have in common."""

    def get_help(self, ctx: Context) -> str:
        """Return the help page, folded to the window."""
        from gongkai.cli.folding import FoldingFormatter  # few ask for help

        formatter = FoldingFormatter()
        self.format_help(ctx, formatter)
        return formatter.getvalue().rstrip("\n")

    def format_usage(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write 「用法：gongkai due [选项]」."""
        pieces = " ".join(self.collect_usage_pieces(ctx)).replace("[OPTIONS]", "[选项]")
        pieces = pieces.replace("{", "").replace("}", "")
        formatter.write_usage(ctx.command_path, pieces, prefix="用法：")

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the arguments and the options, each under its heading."""
        for heading, kind in (("参数", "argument"), ("选项", "option")):
            rows = [_record(p, ctx) for p in self._parameters(ctx) if p.param_type_name == kind]
            if rows:
                formatter.write_paragraph()
                formatter.write_text(f"{heading}：")
                formatter.indent()
                formatter.write_dl(rows)
                formatter.dedent()

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; what is wrong with its form is raised in Chinese."""
        given = list(args)
        for each in self._parameters(ctx):
            if isinstance(each.type, TyperPath):
                each.type.readable = False  # whoever opens a file says in Chinese why it cannot
        try:
            return super().parse_args(ctx, args)
        except MissingParameter:
            raise UsageError(f"缺少{'、'.join(self._missing(ctx, given))}", ctx) from None
        except NoSuchOption as problem:
            meant = f"，是不是 {problem.possibilities[0]}？" if problem.possibilities else ""
            raise UsageError(f"没有 {problem.option_name} 这个选项{meant}", ctx) from None
        except BadOptionUsage as problem:
            name = problem.option_name
            is_flag = any(
                name in p.opts and isinstance(p, TyperOption) and p.is_flag
                for p in self._parameters(ctx)
            )
            raise UsageError(f"选项 {name} {'不带值' if is_flag else '要带一个值'}", ctx) from None

    def _parameters(self, ctx: Context) -> list[Parameter]:
        return list(self.get_params(ctx))

    def _missing(self, ctx: Context, given: list[str]) -> list[str]:
        """Return all that is missing, 「选项 --reason（原因）」; Typer names only the first."""
        found, _, _ = self.make_parser(ctx).parse_args(given)
        missing = [
            p for p in self._parameters(ctx) if p.required and found.get(str(p.name)) is None
        ]
        return [f"{_named(each)}（{_help(each)}）" for each in missing]


def _record(parameter: Parameter, ctx: Context) -> tuple[str, str]:
    """Return a parameter and its help; English remarks in brackets are left out."""
    if "--help" in parameter.opts:
        return "-h, --help", "显示帮助"
    record = parameter.get_help_record(ctx) or (str(parameter.name), "")
    return record[0], _help(parameter)


def _help(parameter: Parameter) -> str:
    return str(getattr(parameter, "help", None) or "")  # arguments and options of Typer have one


class ChineseCommand(_InChinese, TyperCommand):
    """A command whose help page and whose refusals are Chinese."""

    allow_extra_args = True  # refused below, in Chinese

    def parse_args(self, ctx: Context, args: list[str]) -> list[str]:
        """Read the command line; nothing may be left over."""
        rest = super().parse_args(ctx, args)
        if rest and not ctx.resilient_parsing:
            raise UsageError(f"多了参数：{' '.join(rest)}", ctx)
        return rest


class ChineseGroup(_InChinese, TyperGroup):
    """The program itself; a command's module is imported when the command is called.

    Building all commands at every start would cost more than most of them take to run.
    """

    def list_commands(self, ctx: Context) -> list[str]:
        """Return the commands in their order."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:
        """Return a command, built from its function, or nothing for an unknown name."""
        del ctx
        command = COMMANDS.get(cmd_name)
        if command is None:
            return None
        single = typer.Typer(
            add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False
        )
        build = single.command(
            cmd_name, help=command.summary, cls=ChineseCommand, context_settings=HELP
        )
        build(command.function())
        return typer.main.get_command(single)

    def resolve_command(
        self, ctx: Context, args: list[str]
    ) -> tuple[str | None, Command | None, list[str]]:
        """Return the command that the first word names, with the words that follow it."""
        if args[0] not in COMMANDS:
            raise UsageError(f"没有“{args[0]}”这个命令{did_you_mean(args[0], COMMANDS)}", ctx)
        return super().resolve_command(ctx, args)

    def collect_usage_pieces(self, ctx: Context) -> list[str]:
        """Return 「[选项] 命令 …」."""
        return [*super().collect_usage_pieces(ctx)[:-1], "命令 …"]

    def format_options(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write the options, then the commands."""
        super().format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_commands(self, ctx: Context, formatter: HelpFormatter) -> None:
        """Write what each command does."""
        del ctx
        formatter.write_paragraph()
        formatter.write_text("命令：")
        formatter.indent()
        formatter.write_dl([(name, command.summary) for name, command in COMMANDS.items()])
        formatter.dedent()


def usage_words(problem: UsageError) -> str:
    """Return in Chinese what is wrong with the command line."""
    parameter = getattr(problem, "param", None)
    return f"{_named(parameter)} 不对：{problem.message}" if parameter else problem.message


def _named(parameter: Parameter) -> str:
    """Return 「参数 ID」 or 「选项 --as-of」."""
    if parameter.param_type_name == "argument":
        return f"参数 {parameter.metavar}"
    return f"选项 {parameter.opts[0]}"

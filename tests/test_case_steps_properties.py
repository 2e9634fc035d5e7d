"""Whatever is recorded of a case step by step is sound, and can be taken back step by step."""

from datetime import date, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st

from gongkai.diagnostics import CannotDo
from gongkai.model import Pause, Register, Task
from gongkai.register.cases import CaseSteps, case_stepped
from gongkai.register.changes import Change
from gongkai.register.nodes import Source
from gongkai.register.proof import Update, prove
from gongkai.register.reading import Files
from gongkai.register.undoing import latest
from tests.courses import longer

BEGUN = date(2022, 9, 13)
TODAY = date(2022, 12, 31)
TASKS = """\
plan: {title: 某局要点, year: 2022}
tasks:
  - id: 1
    name: 甲
    content: 内容
    units: [办公室]
    deadline: 全年
    clocks:
      - name: 答复
        within: 20个工作日
        from: 收到
        cases:
          - {ref: 甲, from: 2022-09-13}
          # 另一件
          - ref: 乙
            from: 2022-09-13
"""
UNITS = Source("units.yaml", "units: [{name: 办公室}, {name: 预算科}]\n")

days = st.integers(-3, 40).map(lambda n: BEGUN + timedelta(days=n))
pauses = st.builds(lambda day: Pause(day, None, "征求意见"), days)
extensions = st.builds(longer, st.integers(1, 20), day=days)
steps = st.one_of(
    st.builds(lambda pause: CaseSteps(pause=pause), pauses),
    st.builds(lambda pause, day: CaseSteps(pause=pause, resume=day), pauses, days),
    st.builds(lambda day: CaseSteps(resume=day), days),
    st.builds(lambda day: CaseSteps(restart=day), days),
    st.builds(lambda extension: CaseSteps(extension=extension), extensions),
    st.builds(lambda day: CaseSteps(done=day, result="予以公开"), days),
    st.just(CaseSteps(unit="预算科")),
)


def only(register: Register) -> Task:
    (task,) = register.tasks
    return task


def after(files: Files, update: Update) -> Files:
    """The files as they are afterwards; what says so already is not written anew."""
    return files._replace(tasks=tuple(each.new for each in update.edited) or files.tasks)


@settings(max_examples=40)
@given(st.lists(st.tuples(st.sampled_from(["甲", "乙"]), steps), max_size=7))
def test_what_is_recorded_is_sound_and_can_be_taken_back(
    wanted: list[tuple[str, CaseSteps]],
) -> None:
    files = Files((Source("tasks.yaml", TASKS),), UNITS)
    for ref, step in wanted:

        def intend(register: Register, ref: str = ref, step: CaseSteps = step) -> list[Change]:
            task = only(register)
            return case_stepped(task, task.clocks[0], ref, step)

        try:
            update = prove(files, intend, TODAY)
        except CannotDo:
            continue
        assert [doubt for doubt in update.doubts if doubt.code == "misplaced-step"] == []
        files = after(files, update)

    while latest(only(prove(files, lambda _: [], TODAY).before)) is not None:

        def take_back(register: Register) -> list[Change]:
            found = latest(only(register))
            assert found is not None
            return found.taken_back(only(register))

        update = prove(files, take_back, TODAY)
        assert [doubt for doubt in update.doubts if doubt.code == "misplaced-step"] == []
        files = after(files, update)
    assert only(update.after).clocks[0].cases == ()

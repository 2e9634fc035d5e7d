"""Explanations of what is wrong with the lists beside the tasks: events, units, days off."""

from gongkai.diagnostics import Severity
from gongkai.explanations.examples import head, holidays, units
from gongkai.explanations.explanation import Chapter, Explanation

CHAPTER = Chapter(
    "事件、科室和放假安排",
    (
        Explanation(
            "duplicate-event",
            Severity.ERROR,
            "同一件起算事件写了两次",
            "一件事只有一个日期；写了两次，时限从哪一个起算就说不清。",
            "删去一条。两次不同的印发，请写成两个名称。",
            wrong=head(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                events:
                  - {name: 《工作要点》印发, date: 2022-03-01}
                  - {name: 《工作要点》印发, date: 2022-03-11}
                """
            ),
            right=head(
                """
                plan: {title: 2022年示例局政务公开工作要点, year: 2022}
                events:
                  - {name: 《工作要点》印发, date: 2022-03-01}
                """
            ),
        ),
        Explanation(
            "duplicate-unit",
            Severity.ERROR,
            "两个科室用了同一个名称",
            "简称、全称、别称都用来认科室；重了名，任务就不知归谁。",
            "删去重复的一处，或给其中一个改用全称。",
            wrong=units(
                """
                units:
                  - name: 办公室
                  - name: 预算科
                    aliases: [办公室]
                """
            ),
            right=units(
                """
                units:
                  - name: 办公室
                  - name: 预算科
                    aliases: [预算股]
                """
            ),
        ),
        Explanation(
            "reversed-range",
            Severity.ERROR,
            "起止日期颠倒",
            "止日早于起日，这段时间就不存在，照算会把节假日算成工作日。",
            "核对两个日期。",
            wrong=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-07, to: 2022-10-01}
                """
            ),
            right=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                """
            ),
        ),
        Explanation(
            "overlapping-holidays",
            Severity.ERROR,
            "放假安排自相矛盾",
            "一天属于两个假期，或者又放假又调休上班，工作日就数不准。",
            "对照放假通知改正；两节合并放假的，写成一条。",
            wrong=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                    work: [2022-10-02]
                """
            ),
            right=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                    work: [2022-10-08, 2022-10-09]
                """
            ),
        ),
        Explanation(
            "needless-workday",
            Severity.WARNING,
            "调休上班日不是周末",
            "调休上班是周末改上班；写了平日，多半是抄错了一天。",
            "对照放假通知改正。",
            wrong=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                    work: [2022-10-10]
                """
            ),
            right=holidays(
                """
                holidays:
                  - year: 2022
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                    work: [2022-10-09]
                """
            ),
        ),
        Explanation(
            "notice-year",
            Severity.WARNING,
            "日期不在通知的年度里",
            "一年一份放假通知（元旦假期可以从上一年年底开始）；年份写错，那几天就白写了。",
            "核对年份；别的年度另写一条。",
            wrong=holidays(
                """
                holidays:
                  - year: 2023
                    off:
                      - {name: 国庆节, from: 2022-10-01, to: 2022-10-07}
                """
            ),
            right=holidays(
                """
                holidays:
                  - year: 2023
                    off:
                      - {name: 元旦, from: 2022-12-31, to: 2023-01-02}
                """
            ),
        ),
    ),
)

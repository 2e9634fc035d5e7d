"""The parser of deadline phrases, written by tools/parser_generator.py from deadlines.grammar.

Do not edit it: edit the grammar and run ``make grammar``.
"""
# ruff: noqa: E501  each test of an alternative stands on one line, however long

from __future__ import annotations

from typing import TypeAlias

from gongkai.timing.words import Reader, Token, Tree, furthest, remembered

_WORDS_1 = frozenset(['open'])
_WORDS_2 = frozenset(['close'])
_WORDS_3 = frozenset(['end-of-phrase'])
_WORDS_4 = frozenset(['ditto', 'elsewhere', 'hyphen', 'nil', 'slash'])
_WORDS_5 = frozenset(['stop'])
_WORDS_6 = frozenset(['并'])
_WORDS_7 = frozenset(['about', 'adverb', 'agent', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'condition', 'couple', 'depending', 'elsewhere', 'every', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'latest', 'list', 'minute', 'next-of', 'noun', 'numeral', 'of', 'ordinal', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'undated', 'unknown', 'verb', 'with', 'with-day'])
_WORDS_8 = frozenset(['about', 'adverb', 'agent', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'condition', 'couple', 'depending', 'elsewhere', 'every', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'latest', 'list', 'minute', 'next-of', 'noun', 'numeral', 'of', 'open', 'ordinal', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'undated', 'unknown', 'verb', 'with', 'with-day'])
_WORDS_9 = frozenset(['comma', 'list', 'stop'])
_WORDS_10 = frozenset(['comma'])
_WORDS_11 = frozenset(['close', 'end-of-phrase'])
_WORDS_12 = frozenset(['close', 'comma', 'end-of-phrase', 'stop'])
_WORDS_13 = frozenset(['before', 'date', 'figure', 'first-month', 'five-years', 'from', 'full-year', 'half-of', 'heading', 'numeral', 'ordinal', 'plan-year', 'prefix', 'q', 'that-year', 'this', 'year', 'year-end', 'year-month'])
_WORDS_14 = frozenset(['adverb', 'at-least', 'average', 'couple', 'day', 'days', 'every', 'figure', 'from', 'full-year', 'half', 'half-year', 'heading', 'latest', 'minute', 'month', 'months', 'next-of', 'next-quarter', 'numeral', 'odd-even', 'period-word', 'plan-year', 'prefix', 'quarter', 'quarters', 'regular', 'standing', 'ten-days', 'term', 'verb', 'week', 'workdays', 'year'])
_WORDS_15 = frozenset(['adverb', 'before', 'date', 'done', 'figure', 'first-month', 'five-years', 'from', 'full-year', 'half-of', 'heading', 'now', 'numeral', 'ordinal', 'plan-year', 'prefix', 'q', 'standing', 'that-year', 'this', 'verb', 'year', 'year-end', 'year-month'])
_WORDS_16 = frozenset(['adverb', 'at-least', 'before', 'couple', 'date', 'done', 'figure', 'first-month', 'five-years', 'from', 'full-year', 'half', 'half-of', 'half-year', 'heading', 'noun', 'now', 'numeral', 'ordinal', 'plan-year', 'prefix', 'q', 'status', 'that-year', 'this', 'validity', 'verb', 'year', 'year-end', 'year-month'])
_WORDS_17 = frozenset(['heading', 'minute', 'ordinal', 'prefix'])
_WORDS_18 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'close', 'colon', 'comma', 'couple', 'day', 'days', 'depending', 'ditto', 'done', 'elsewhere', 'end', 'every', 'exempt', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'fully', 'half', 'half-of', 'half-year', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'letters', 'list', 'lunar', 'minute', 'moment', 'month', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'not', 'noun', 'numeral', 'odd-even', 'of', 'open', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'same-day', 'since', 'slash', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year', 'year-end'])
_WORDS_19 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'close', 'comma', 'condition', 'couple', 'day', 'days', 'depending', 'ditto', 'done', 'elsewhere', 'end', 'every', 'exempt', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'fully', 'half', 'half-of', 'half-year', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'letters', 'list', 'lunar', 'minute', 'moment', 'month', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'not', 'noun', 'numeral', 'odd-even', 'of', 'open', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'regular', 'same-day', 'since', 'slash', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'verb', 'week', 'weekday', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year', 'year-end'])
_WORDS_20 = frozenset(['close', 'end-of-phrase', 'open'])
_WORDS_21 = frozenset(['comma', 'list'])
_WORDS_22 = frozenset(['adverb', 'comma', 'list'])
_WORDS_23 = frozenset(['every'])
_WORDS_24 = frozenset(['figure', 'full-year', 'heading', 'minute', 'numeral', 'open', 'ordinal', 'prefix'])
_WORDS_25 = frozenset(['about', 'adverb', 'agent', 'at-once', 'basis-end', 'by', 'clock', 'couple', 'elsewhere', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'list', 'minute', 'next-of', 'noun', 'numeral', 'of', 'ordinal', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'unknown', 'verb', 'with', 'with-day'])
_WORDS_26 = frozenset(['figure', 'full-year', 'numeral', 'open'])
_WORDS_27 = frozenset(['heading', 'minute', 'prefix'])
_WORDS_28 = frozenset(['ordinal'])
_WORDS_29 = frozenset(['adverb', 'colon', 'comma', 'list', 'verb'])
_WORDS_30 = frozenset(['figure', 'full-year', 'numeral'])
_WORDS_31 = frozenset(['.', '是'])
_WORDS_32 = frozenset(['heading', 'prefix'])
_WORDS_33 = frozenset(['分'])
_WORDS_34 = frozenset(['stage', 'times'])
_WORDS_35 = frozenset(['standing'])
_WORDS_36 = frozenset(['noun'])
_WORDS_37 = frozenset(['adverb', 'noun', 'verb'])
_WORDS_38 = frozenset(['colon', 'comma'])
_WORDS_39 = frozenset(['colon', 'comma', 'list'])
_WORDS_40 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'colon', 'comma', 'couple', 'day', 'days', 'elsewhere', 'end', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'half', 'half-of', 'half-year', 'heading', 'hyphen', 'last-of', 'list', 'minute', 'month', 'months', 'next-of', 'next-quarter', 'noun', 'numeral', 'of', 'ordinal', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'stage', 'standing', 'start-verb', 'status', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'year', 'year-end'])
_WORDS_41 = frozenset(['at-least', 'latest', 'of', 'undated'])
_WORDS_42 = frozenset(['adverb', 'at-least', 'couple', 'figure', 'full-year', 'latest', 'noun', 'numeral', 'of', 'ordinal', 'undated', 'verb'])
_WORDS_43 = frozenset(['couple', 'figure', 'full-year', 'numeral'])
_WORDS_44 = frozenset(['以上'])
_WORDS_45 = frozenset(['couple', 'figure', 'full-year', 'numeral', 'ordinal'])
_WORDS_46 = frozenset(['hyphen', 'to'])
_WORDS_47 = frozenset(['verb'])
_WORDS_48 = frozenset(['adverb'])
_WORDS_49 = frozenset(['adverb', 'verb'])
_WORDS_50 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'colon', 'comma', 'couple', 'day', 'days', 'elsewhere', 'end', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'half', 'half-of', 'half-year', 'heading', 'hyphen', 'last-of', 'list', 'minute', 'month', 'months', 'next-of', 'next-quarter', 'noun', 'numeral', 'of', 'ordinal', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'year', 'year-end'])
_WORDS_51 = frozenset(['status'])
_WORDS_52 = frozenset(['of'])
_WORDS_53 = frozenset(['day', 'end', 'feast', 'figure', 'first-month', 'full-year', 'half-of', 'month', 'numeral', 'plan-year', 'quarter', 'this', 'year'])
_WORDS_54 = frozenset(['day', 'end', 'half-of', 'month', 'quarter', 'third', 'year'])
_WORDS_55 = frozenset(['上报', '动工', '启动', '完成', '底', '建成', '开工', '投入使用', '报送', '竣工'])
_WORDS_56 = frozenset(['couple', 'day', 'days', 'figure', 'half', 'half-year', 'month', 'numeral', 'quarter', 'ten-days', 'term', 'week', 'workdays', 'year'])
_WORDS_57 = frozenset(['about', 'adverb', 'agent', 'at-once', 'basis-end', 'by', 'clock', 'comma', 'condition', 'couple', 'elsewhere', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'list', 'lunar', 'minute', 'next-of', 'noun', 'numeral', 'of', 'ordinal', 'overdue', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'unknown', 'verb', 'with', 'with-day'])
_WORDS_58 = frozenset(['adverb', 'done', 'heading', 'noun', 'prefix', 'verb'])
_WORDS_59 = frozenset(['feast', 'figure', 'full-year', 'lunar', 'numeral'])
_WORDS_60 = frozenset(['total'])
_WORDS_61 = frozenset(['figure', 'full-year', 'numeral', 'ordinal'])
_WORDS_62 = frozenset(['about', 'adverb', 'agent', 'at-once', 'basis-end', 'by', 'clock', 'comma', 'condition', 'couple', 'elsewhere', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'list', 'minute', 'next-of', 'noun', 'numeral', 'of', 'ordinal', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'unknown', 'verb', 'with', 'with-day'])
_WORDS_63 = frozenset(['overdue'])
_WORDS_64 = frozenset(['农历', '旧历', '阴历'])
_WORDS_65 = frozenset(['lunar'])
_WORDS_66 = frozenset(['feast', 'figure', 'full-year', 'numeral'])
_WORDS_67 = frozenset(['正月', '腊月', '闰月'])
_WORDS_68 = frozenset(['feast'])
_WORDS_69 = frozenset(['month'])
_WORDS_70 = frozenset(['lunar', 'numeral'])
_WORDS_71 = frozenset(['lunar', 'numeral', '除夕'])
_WORDS_72 = frozenset(['feast', 'lunar', 'numeral'])
_WORDS_73 = frozenset(['comma', 'hyphen', 'list', 'to'])
_WORDS_74 = frozenset(['exempt'])
_WORDS_75 = frozenset(['quarter'])
_WORDS_76 = frozenset(['not'])
_WORDS_77 = frozenset(['about', 'adverb', 'agent', 'at-once', 'basis-end', 'by', 'clock', 'comma', 'couple', 'elsewhere', 'feast', 'figure', 'first-of', 'full-year', 'half', 'heading', 'hyphen', 'last-of', 'list', 'minute', 'next-of', 'noun', 'numeral', 'of', 'ordinal', 'prefix', 'q', 'stage', 'start-verb', 'term', 'this', 'times', 'total', 'unknown', 'verb', 'with', 'with-day', '特殊情况'])
_WORDS_78 = frozenset(['full-year'])
_WORDS_79 = frozenset(['date', 'year-month'])
_WORDS_80 = frozenset(['before', 'figure', 'first-month', 'five-years', 'full-year', 'half-of', 'numeral', 'ordinal', 'plan-year', 'q', 'that-year', 'this', 'year', 'year-end'])
_WORDS_81 = frozenset(['year'])
_WORDS_82 = frozenset(['before', 'close', 'end-of-phrase'])
_WORDS_83 = frozenset(['date'])
_WORDS_84 = frozenset(['day'])
_WORDS_85 = frozenset(['year-month'])
_WORDS_86 = frozenset(['before', 'close', 'comma', 'end-of-phrase', 'list', 'stop', 'verb'])
_WORDS_87 = frozenset(['figure', 'five-years', 'full-year', 'numeral', 'plan-year', 'that-year'])
_WORDS_88 = frozenset(['end', 'vague', 'year-end'])
_WORDS_89 = frozenset(['within'])
_WORDS_90 = frozenset(['before', 'figure', 'first-month', 'full-year', 'half-of', 'numeral', 'ordinal', 'q', 'this'])
_WORDS_91 = frozenset(['year-end'])
_WORDS_92 = frozenset(['一'])
_WORDS_93 = frozenset(['month', 'quarter'])
_WORDS_94 = frozenset(['times', 'verb'])
_WORDS_95 = frozenset(['numeral'])
_WORDS_96 = frozenset(['plan-year', 'that-year'])
_WORDS_97 = frozenset(['five-years'])
_WORDS_98 = frozenset(['规划'])
_WORDS_99 = frozenset(['end', 'end-of-phrase', 'within'])
_WORDS_100 = frozenset(['figure', 'numeral'])
_WORDS_101 = frozenset(['end', 'figure', 'first-month', 'full-year', 'half-of', 'numeral', 'ordinal'])
_WORDS_102 = frozenset(['q'])
_WORDS_103 = frozenset(['half-of', 'this'])
_WORDS_104 = frozenset(['before', 'figure', 'full-year', 'numeral', 'ordinal', 'q'])
_WORDS_105 = frozenset(['figure', 'first-month', 'full-year', 'numeral'])
_WORDS_106 = frozenset(['this'])
_WORDS_107 = frozenset(['list'])
_WORDS_108 = frozenset(['half-of'])
_WORDS_109 = frozenset(['end'])
_WORDS_110 = frozenset(['前'])
_WORDS_111 = frozenset(['before', 'figure', 'full-year', 'numeral', 'ordinal'])
_WORDS_112 = frozenset(['first-month'])
_WORDS_113 = frozenset(['third', 'vague'])
_WORDS_114 = frozenset(['before', 'date', 'figure', 'first-month', 'five-years', 'full-year', 'half-of', 'numeral', 'ordinal', 'plan-year', 'q', 'that-year', 'this', 'year', 'year-end', 'year-month'])
_WORDS_115 = frozenset(['comma', 'day', 'figure', 'full-year', 'hyphen', 'list', 'numeral', 'times', 'to'])
_WORDS_116 = frozenset(['hyphen', 'open', 'since', 'to'])
_WORDS_117 = frozenset(['comma', 'hyphen', 'list', 'open', 'since', 'to'])
_WORDS_118 = frozenset(['day', 'figure', 'full-year', 'month', 'numeral', 'quarter', 'times', 'year'])
_WORDS_119 = frozenset(['since'])
_WORDS_120 = frozenset(['open', 'since'])
_WORDS_121 = frozenset(['hyphen', 'since', 'to'])
_WORDS_122 = frozenset(['about', 'before', 'until', 'within', '截止'])
_WORDS_123 = frozenset(['about', 'before', 'until', 'within'])
_WORDS_124 = frozenset(['weekday'])
_WORDS_125 = frozenset(['moment'])
_WORDS_126 = frozenset(['colon'])
_WORDS_127 = frozenset(['clock'])
_WORDS_128 = frozenset(['figure', 'full-year', 'moment', 'numeral'])
_WORDS_129 = frozenset(['minute'])
_WORDS_130 = frozenset(['half'])
_WORDS_131 = frozenset(['with-day'])
_WORDS_132 = frozenset(['after', 'day-of', 'hyphen', 'since', 'to'])
_WORDS_133 = frozenset(['about', 'colon', 'due-on', 'from', 'heading', 'latest', 'prefix', 'to'])
_WORDS_134 = frozenset(['now'])
_WORDS_135 = frozenset(['from'])
_WORDS_136 = frozenset(['after', 'day-of', 'period-over', 'since'])
_WORDS_137 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'close', 'comma', 'couple', 'day', 'days', 'depending', 'ditto', 'done', 'elsewhere', 'end', 'exempt', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'fully', 'half', 'half-of', 'half-year', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'letters', 'list', 'lunar', 'minute', 'moment', 'month', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'not', 'noun', 'numeral', 'odd-even', 'of', 'open', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'same-day', 'since', 'slash', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year', 'year-end'])
_WORDS_138 = frozenset(['at-least', 'from', 'heading', 'prefix'])
_WORDS_139 = frozenset(['adverb', 'at-least', 'average', 'couple', 'day', 'days', 'every', 'figure', 'full-year', 'half', 'half-year', 'heading', 'latest', 'minute', 'month', 'months', 'next-of', 'next-quarter', 'numeral', 'odd-even', 'period-word', 'plan-year', 'prefix', 'quarter', 'quarters', 'regular', 'standing', 'ten-days', 'term', 'verb', 'week', 'workdays', 'year'])
_WORDS_140 = frozenset(['regular'])
_WORDS_141 = frozenset(['at-least', 'average', 'full-year', 'plan-year', 'standing', 'year'])
_WORDS_142 = frozenset(['adverb', 'at-least', 'couple', 'figure', 'full-year', 'heading', 'latest', 'numeral', 'prefix', 'verb'])
_WORDS_143 = frozenset(['every', 'half-year', 'month', 'months', 'period-word', 'quarter', 'quarters', 'year'])
_WORDS_144 = frozenset(['adverb', 'every', 'minute'])
_WORDS_145 = frozenset(['day', 'every', 'half', 'half-year', 'month', 'next-of', 'next-quarter', 'odd-even', 'period-word', 'quarter', 'week', 'year'])
_WORDS_146 = frozenset(['from', 'heading', 'prefix'])
_WORDS_147 = frozenset(['坚持', '实施', '实行', '执行'])
_WORDS_148 = frozenset(['day', 'half-year', 'month', 'quarter', 'week', 'year'])
_WORDS_149 = frozenset(['average'])
_WORDS_150 = frozenset(['full-year', 'plan-year', 'year'])
_WORDS_151 = frozenset(['at-least'])
_WORDS_152 = frozenset(['plan-year'])
_WORDS_153 = frozenset(['adverb', 'heading', 'prefix', 'verb'])
_WORDS_154 = frozenset(['adverb', 'at-least', 'heading', 'prefix', 'verb'])
_WORDS_155 = frozenset(['every', 'slash'])
_WORDS_156 = frozenset(['adverb', 'at-least', 'heading', 'latest', 'prefix', 'verb'])
_WORDS_157 = frozenset(['times', '批'])
_WORDS_158 = frozenset(['adverb', 'at-least', 'heading', 'latest', 'numeral', 'prefix', 'verb'])
_WORDS_159 = frozenset(['couple', 'figure', 'numeral'])
_WORDS_160 = frozenset(['周一', '星期一', '礼拜一'])
_WORDS_161 = frozenset(['at-least', 'couple', 'figure', 'full-year', 'numeral'])
_WORDS_162 = frozenset(['figure'])
_WORDS_163 = frozenset(['day', 'month', 'quarter'])
_WORDS_164 = frozenset(['month', 'months'])
_WORDS_165 = frozenset(['day', 'days', 'half-year', 'month', 'months', 'quarter', 'quarters', 'ten-days', 'term', 'week', 'weeks', 'workdays', 'year'])
_WORDS_166 = frozenset(['day', 'days', 'half-year', 'month', 'quarter', 'ten-days', 'term', 'week', 'workdays', 'year'])
_WORDS_167 = frozenset(['every', '分', '各'])
_WORDS_168 = frozenset(['times'])
_WORDS_169 = frozenset(['before', 'within'])
_WORDS_170 = frozenset(['figure', 'numeral', 'weekday'])
_WORDS_171 = frozenset(['heading', 'of', 'prefix'])
_WORDS_172 = frozenset(['before'])
_WORDS_173 = frozenset(['last-of', 'ordinal', '前'])
_WORDS_174 = frozenset(['week', 'weeks', 'workdays'])
_WORDS_175 = frozenset(['before', 'last-of', 'ordinal'])
_WORDS_176 = frozenset(['最后'])
_WORDS_177 = frozenset(['day', 'days'])
_WORDS_178 = frozenset(['last-of'])
_WORDS_179 = frozenset(['third'])
_WORDS_180 = frozenset(['first-of', 'last-of', 'month', 'next-of', 'of', 'ordinal', 'third'])
_WORDS_181 = frozenset(['end', 'first-of', 'last-of', 'month', 'next-of', 'of', 'ordinal'])
_WORDS_182 = frozenset(['vague'])
_WORDS_183 = frozenset(['first-of', 'last-of', 'month', 'next-of', 'of', 'ordinal', 'vague'])
_WORDS_184 = frozenset(['before', 'figure', 'first-of', 'full-year', 'last-of', 'month', 'next-of', 'numeral', 'of', 'ordinal'])
_WORDS_185 = frozenset(['first-of', 'last-of', 'next-of', 'ordinal'])
_WORDS_186 = frozenset(['first-of'])
_WORDS_187 = frozenset(['末月'])
_WORDS_188 = frozenset(['months'])
_WORDS_189 = frozenset(['next-of'])
_WORDS_190 = frozenset(['before', 'comma', 'hyphen', 'list', 'to'])
_WORDS_191 = frozenset(['before', 'comma', 'list'])
_WORDS_192 = frozenset(['half-year', 'month', 'months', 'quarter', 'quarters', 'year', '月度'])
_WORDS_193 = frozenset(['after', 'period-over'])
_WORDS_194 = frozenset(['heading', 'latest', 'of', 'prefix'])
_WORDS_195 = frozenset(['workdays'])
_WORDS_196 = frozenset(['报'])
_WORDS_197 = frozenset(['period-word'])
_WORDS_198 = frozenset(['odd-even'])
_WORDS_199 = frozenset(['every', 'odd-even'])
_WORDS_200 = frozenset(['next-quarter'])
_WORDS_201 = frozenset(['half-year', 'quarter'])
_WORDS_202 = frozenset(['年度'])
_WORDS_203 = frozenset(['报', '调度', '通报'])
_WORDS_204 = frozenset(['colon', 'couple', 'figure', 'half', 'half-year', 'heading', 'latest', 'numeral', 'prefix'])
_WORDS_205 = frozenset(['from', 'prefix'])
_WORDS_206 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'close', 'comma', 'couple', 'day', 'days', 'depending', 'ditto', 'done', 'elsewhere', 'end', 'every', 'exempt', 'feast', 'figure', 'first-month', 'first-of', 'five-years', 'from', 'full-year', 'fully', 'half', 'half-of', 'half-year', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'letters', 'list', 'lunar', 'minute', 'moment', 'month', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'not', 'noun', 'numeral', 'odd-even', 'of', 'open', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'same-day', 'since', 'slash', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year', 'year-end'])
_WORDS_207 = frozenset(['next-day', 'same-day'])
_WORDS_208 = frozenset(['latest'])
_WORDS_209 = frozenset(['half-year'])
_WORDS_210 = frozenset(['couple'])
_WORDS_211 = frozenset(['days', 'hours', 'months', 'quarters', 'week', 'weeks', 'workdays', '年', '日'])
_WORDS_212 = frozenset(['colon', 'heading', 'latest', 'prefix'])
_WORDS_213 = frozenset(['about', 'after', 'before', 'hyphen', 'times', 'to'])
_WORDS_214 = frozenset(['fully'])
_WORDS_215 = frozenset(['period-over'])
_WORDS_216 = frozenset(['于', '应', '应于', '应在', '应当', '应当于', '必须', '须', '须于', '须在'])
_WORDS_217 = frozenset(['close', 'fully', 'verb'])
_WORDS_218 = frozenset(['受理', '接到', '收到', '签收'])
_WORDS_219 = frozenset(['same-day'])
_WORDS_220 = frozenset(['next-day'])
_WORDS_221 = frozenset(['couple', 'figure', 'half', 'half-year', 'numeral'])
_WORDS_222 = frozenset(['保持', '做到', '坚持', '实行'])
_WORDS_223 = frozenset(['day-of', 'since'])
_WORDS_224 = frozenset(['before', 'date', 'figure', 'first-month', 'five-years', 'from', 'full-year', 'half-of', 'numeral', 'ordinal', 'plan-year', 'q', 'that-year', 'this', 'year', 'year-end', 'year-month'])
_WORDS_225 = frozenset(['done'])
_WORDS_226 = frozenset(['figure', 'full-year', 'numeral', 'year'])
_WORDS_227 = frozenset(['adverb', 'comma', 'list', 'standing'])
_WORDS_228 = frozenset(['heading', 'latest', 'prefix'])
_WORDS_229 = frozenset(['agent', 'at-least', 'basis', 'by', 'condition', 'depending', 'every', 'heading', 'latest', 'list', 'prefix', 'undated', 'verb', 'with'])
_WORDS_230 = frozenset(['undated'])
_WORDS_231 = frozenset(['确定', '而定', '要求'])
_WORDS_232 = frozenset(['condition'])
_WORDS_233 = frozenset(['agent', 'at-least', 'basis', 'by', 'depending', 'every'])
_WORDS_234 = frozenset(['list', 'with'])
_WORDS_235 = frozenset(['agent', 'basis', 'depending', '按'])
_WORDS_236 = frozenset(['agent', 'basis', 'depending', 'every'])
_WORDS_237 = frozenset(['以', '以上'])
_WORDS_238 = frozenset(['为准'])
_WORDS_239 = frozenset(['at-least', 'by'])
_WORDS_240 = frozenset(['about', 'adverb', 'agent', 'ahead', 'at-least', 'at-once', 'average', 'basis', 'basis-end', 'by', 'clock', 'colon', 'days', 'depending', 'ditto', 'done', 'due-on', 'elsewhere', 'end', 'exempt', 'feast', 'first-month', 'first-of', 'five-years', 'from', 'fully', 'half', 'half-of', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'lunar', 'minute', 'moment', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'noun', 'now', 'odd-even', 'of', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarters', 'same-day', 'since', 'slash', 'stage', 'start-verb', 'status', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'validity', 'verb', 'weekday', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year-end'])
_WORDS_241 = frozenset(['about', 'adverb', 'agent', 'ahead', 'at-least', 'at-once', 'average', 'basis', 'basis-end', 'by', 'clock', 'colon', 'days', 'depending', 'ditto', 'done', 'due-on', 'elsewhere', 'end', 'exempt', 'feast', 'first-month', 'first-of', 'five-years', 'from', 'fully', 'half', 'half-of', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'lunar', 'minute', 'moment', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'noun', 'now', 'odd-even', 'of', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarters', 'same-day', 'since', 'slash', 'stage', 'start-verb', 'status', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'undated', 'unknown', 'until', 'vague', 'validity', 'verb', 'weekday', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year-end'])
_WORDS_242 = frozenset(['basis-end', '变化', '安排', '实施方案', '工作方案', '工作计划', '情况', '文件', '方案', '时间', '时限', '期限', '精神', '规定', '计划', '进展', '进度', '通知', '部署'])
_WORDS_243 = frozenset(['with', '与', '和'])
_WORDS_244 = frozenset(['一并', '同时', '同步'])
_WORDS_245 = frozenset(['at-once'])
_WORDS_246 = frozenset(['ahead'])
_WORDS_247 = frozenset(['about', 'adverb', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'condition', 'couple', 'depending', 'elsewhere', 'every', 'exempt', 'feast', 'figure', 'first-of', 'from', 'full-year', 'fully', 'half', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'list', 'lunar', 'minute', 'moment', 'next-day', 'next-of', 'next-quarter', 'noun', 'numeral', 'odd-even', 'of', 'or', 'ordinal', 'overdue', 'period-word', 'prefix', 'q', 'quarters', 'regular', 'same-day', 'since', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'this', 'times', 'to', 'total', 'unknown', 'until', 'verb', 'week', 'with', 'with-day', 'year-end'])
_WORDS_248 = frozenset(['every', 'feast', 'figure', 'full-year', 'moment', 'month', 'next-day', 'next-of', 'numeral', 'quarter', 'same-day', 'term', 'third', 'this', 'week', 'weekday', 'year'])
_WORDS_249 = frozenset(['about', 'adverb', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'condition', 'couple', 'depending', 'elsewhere', 'exempt', 'feast', 'figure', 'first-of', 'from', 'full-year', 'fully', 'half', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'list', 'lunar', 'minute', 'moment', 'next-day', 'next-of', 'next-quarter', 'noun', 'numeral', 'odd-even', 'of', 'or', 'ordinal', 'overdue', 'period-word', 'prefix', 'q', 'quarters', 'regular', 'same-day', 'since', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'this', 'times', 'to', 'total', 'unknown', 'until', 'verb', 'week', 'with', 'with-day', 'year-end'])
_WORDS_250 = frozenset(['about', 'adverb', 'after', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'close', 'comma', 'day', 'days', 'depending', 'ditto', 'done', 'elsewhere', 'end', 'exempt', 'feast', 'first-month', 'first-of', 'five-years', 'from', 'fully', 'half', 'half-of', 'half-year', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'letters', 'list', 'lunar', 'minute', 'moment', 'month', 'months', 'next-day', 'next-of', 'next-quarter', 'nil', 'not', 'noun', 'odd-even', 'of', 'open', 'or', 'ordinal', 'overdue', 'period-over', 'period-word', 'plan-year', 'prefix', 'q', 'quarter', 'quarters', 'same-day', 'since', 'slash', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'that-year', 'third', 'this', 'times', 'to', 'total', 'unknown', 'until', 'vague', 'verb', 'week', 'weeks', 'with', 'with-day', 'within', 'workdays', 'year', 'year-end'])
_WORDS_251 = frozenset(['about', 'after', 'before', 'end', 'until', 'vague', 'within'])
_WORDS_252 = frozenset(['next-of', 'this'])
_WORDS_253 = frozenset(['feast', 'moment', 'weekday'])
_WORDS_254 = frozenset(['month', 'quarter', 'third', 'week'])
_WORDS_255 = frozenset(['feast', 'moment', 'next-of', 'this', 'weekday'])
_WORDS_256 = frozenset(['term'])
_WORDS_257 = frozenset(['every', 'term'])
_WORDS_258 = frozenset(['年'])
_WORDS_259 = frozenset(['about', 'after', 'before', 'end', 'period-over', 'until', 'vague', 'within'])
_WORDS_260 = frozenset(['unknown'])
_WORDS_261 = frozenset(['about', 'adverb', 'agent', 'ahead', 'at-least', 'at-once', 'basis', 'basis-end', 'by', 'clock', 'condition', 'depending', 'elsewhere', 'exempt', 'feast', 'first-of', 'from', 'fully', 'half', 'heading', 'hours', 'hyphen', 'last-of', 'latest', 'list', 'lunar', 'minute', 'moment', 'next-day', 'next-of', 'next-quarter', 'noun', 'odd-even', 'or', 'ordinal', 'overdue', 'period-word', 'prefix', 'q', 'quarters', 'regular', 'same-day', 'since', 'stage', 'standing', 'start-verb', 'ten-days', 'term', 'this', 'times', 'to', 'total', 'unknown', 'until', 'verb', 'week', 'with', 'with-day', 'year-end'])
_WORDS_262 = frozenset(['standing', 'undated'])
_WORDS_263 = frozenset(['day-of'])
_WORDS_264 = frozenset(['after', 'day-of', 'period-over'])
_WORDS_265 = frozenset(['validity'])
_WORDS_266 = frozenset(['adverb', 'at-least', 'couple', 'figure', 'half', 'half-year', 'heading', 'noun', 'numeral', 'prefix', 'verb'])
_WORDS_267 = frozenset(['before', 'date', 'done', 'figure', 'first-month', 'five-years', 'full-year', 'half-of', 'numeral', 'ordinal', 'plan-year', 'q', 'that-year', 'this', 'year', 'year-end', 'year-month'])
_WORDS_268 = frozenset(['before', 'couple', 'date', 'figure', 'first-month', 'five-years', 'from', 'full-year', 'half', 'half-of', 'half-year', 'now', 'numeral', 'ordinal', 'plan-year', 'q', 'that-year', 'this', 'year', 'year-end', 'year-month'])
_WORDS_269 = frozenset(['截至目前'])
_WORDS_270 = frozenset(['现在', '目前'])
_WORDS_271 = frozenset(['colon', 'heading', 'hyphen', 'prefix', 'to'])
_WORDS_272 = frozenset(['adverb', 'heading', 'noun', 'prefix', 'verb'])
_WORDS_273 = frozenset(['adverb', 'at-least', 'heading', 'noun', 'prefix', 'verb'])
_WORDS_274 = frozenset(['adverb', 'couple', 'figure', 'half', 'half-year', 'heading', 'noun', 'numeral', 'prefix', 'verb'])
_WORDS_275 = frozenset(['adverb', 'start-verb', 'verb'])
_WORDS_276 = frozenset(['after', 'day-of', 'since'])
_WORDS_277 = frozenset(['adverb', 'since', 'start-verb', 'verb'])
_WORDS_278 = frozenset(['start-verb'])
_WORDS_279 = frozenset(['after'])
_WORDS_280 = frozenset(['couple', 'figure', 'from', 'half', 'half-year', 'numeral'])
_WORDS_281 = frozenset(['couple', 'figure', 'fully', 'half', 'half-year', 'numeral'])


class Phrase(Tree):
    __slots__ = ('body', 'nothing')

    def __init__(self, at: int, to: int, body: Body | None, nothing: Nothing | None) -> None:
        self.at = at
        self.to = to
        self.body = body
        self.nothing = nothing


class Nothing(Tree):
    __slots__ = ('word',)

    def __init__(self, at: int, to: int, word: Token) -> None:
        self.at = at
        self.to = to
        self.word = word


class Body(Tree):
    __slots__ = ('clauses',)

    def __init__(self, at: int, to: int, clauses: list[Clause]) -> None:
        self.at = at
        self.to = to
        self.clauses = clauses


class Clause(Tree):
    __slots__ = ('vague', 'tail', 'manner', 'item', 'glosses', 'front')

    def __init__(self, at: int, to: int, vague: Tree | None, tail: Tail, manner: Tree | None, item: Item | None, glosses: list[Gloss] | None, front: Front | None) -> None:
        self.at = at
        self.to = to
        self.vague = vague
        self.tail = tail
        self.manner = manner
        self.item = item
        self.glosses = glosses
        self.front = front


class Gloss(Tree):
    __slots__ = ('brackets', 'tail', 'aside')

    def __init__(self, at: int, to: int, brackets: Brackets | None, tail: Tail | None, aside: Aside | None) -> None:
        self.at = at
        self.to = to
        self.brackets = brackets
        self.tail = tail
        self.aside = aside


class Brackets(Tree):
    __slots__ = ('inner', 'said')

    def __init__(self, at: int, to: int, inner: Body | None, said: Said | None) -> None:
        self.at = at
        self.to = to
        self.inner = inner
        self.said = said


Item: TypeAlias = "Limited | Recurring | Standing | Refused | Parted | Dated | Relative | Around"


class Front(Tree):
    __slots__ = ('name', 'topic')

    def __init__(self, at: int, to: int, name: Label | None, topic: Tree | None) -> None:
        self.at = at
        self.to = to
        self.name = name
        self.topic = topic


class Label(Tree):
    __slots__ = ('name',)

    def __init__(self, at: int, to: int, name: Tree | None) -> None:
        self.at = at
        self.to = to
        self.name = name


class Tail(Tree):
    __slots__ = ('matter',)

    def __init__(self, at: int, to: int, matter: Tree | None) -> None:
        self.at = at
        self.to = to
        self.matter = matter


Matter27: TypeAlias = "Tree"


class Said(Tree):
    __slots__ = ('aside', 'matter')

    def __init__(self, at: int, to: int, aside: Aside | None, matter: Tree | None) -> None:
        self.at = at
        self.to = to
        self.aside = aside
        self.matter = matter


class Aside(Tree):
    __slots__ = ('exempt',)

    def __init__(self, at: int, to: int, exempt: Exempt | None) -> None:
        self.at = at
        self.to = to
        self.exempt = exempt


class Exempt(Tree):
    __slots__ = ('groups', 'quarters')

    def __init__(self, at: int, to: int, groups: list[MonthGroup] | None, quarters: Numbers | None) -> None:
        self.at = at
        self.to = to
        self.groups = groups
        self.quarters = quarters


Stretch: TypeAlias = "Years | Numeric | Named"


class Years(Tree):
    __slots__ = ('first', 'last')

    def __init__(self, at: int, to: int, first: Token, last: Token) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.last = last


class Numeric(Tree):
    __slots__ = ('date', 'month', 'inside', 'last')

    def __init__(self, at: int, to: int, date: Token | None, month: Token | None, inside: Inside | None, last: Token | None) -> None:
        self.at = at
        self.to = to
        self.date = date
        self.month = month
        self.inside = inside
        self.last = last


class Named(Tree):
    __slots__ = ('year', 'part', 'end')

    def __init__(self, at: int, to: int, year: Year | None, part: Part | None, end: Token | None) -> None:
        self.at = at
        self.to = to
        self.year = year
        self.part = part
        self.end = end


class Year(Tree):
    __slots__ = ('word',)

    def __init__(self, at: int, to: int, word: Token) -> None:
        self.at = at
        self.to = to
        self.word = word


Part: TypeAlias = "Halves | Quarters | SameDays | Months"


class Halves(Tree):
    __slots__ = ('second', 'half', 'end')

    def __init__(self, at: int, to: int, second: Token | None, half: Token | None, end: Token | None) -> None:
        self.at = at
        self.to = to
        self.second = second
        self.half = half
        self.end = end


class Quarters(Tree):
    __slots__ = ('number', 'end', 'until', 'numbers')

    def __init__(self, at: int, to: int, number: Token | None, end: Token | None, until: Token | None, numbers: Numbers | None) -> None:
        self.at = at
        self.to = to
        self.number = number
        self.end = end
        self.until = until
        self.numbers = numbers


class SameDays(Tree):
    __slots__ = ('numbers', 'days', 'groups')

    def __init__(self, at: int, to: int, numbers: Listed | None, days: Numbers, groups: list[MonthGroup] | None) -> None:
        self.at = at
        self.to = to
        self.numbers = numbers
        self.days = days
        self.groups = groups


class Listed(Tree):
    __slots__ = ('first', 'more')

    def __init__(self, at: int, to: int, first: Token, more: list[MoreListed]) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.more = more


class MoreListed(Tree):
    __slots__ = ('link', 'number')

    def __init__(self, at: int, to: int, link: Token, number: Token) -> None:
        self.at = at
        self.to = to
        self.link = link
        self.number = number


MonthGroup: TypeAlias = "Numbers"


class Months(Tree):
    __slots__ = ('first', 'inside', 'numbers')

    def __init__(self, at: int, to: int, first: Token | None, inside: Inside | None, numbers: Numbers | None) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.inside = inside
        self.numbers = numbers


class Inside(Tree):
    __slots__ = ('days', 'third', 'end')

    def __init__(self, at: int, to: int, days: Numbers | None, third: Token | None, end: Token | None) -> None:
        self.at = at
        self.to = to
        self.days = days
        self.third = third
        self.end = end


class Numbers(Tree):
    __slots__ = ('first', 'more')

    def __init__(self, at: int, to: int, first: Token, more: list[MoreNumber]) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.more = more


class MoreNumber(Tree):
    __slots__ = ('link', 'number')

    def __init__(self, at: int, to: int, link: Token, number: Token) -> None:
        self.at = at
        self.to = to
        self.link = link
        self.number = number


class Times(Tree):
    __slots__ = ('first', 'more')

    def __init__(self, at: int, to: int, first: Piece, more: list[MorePiece]) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.more = more


class Piece(Tree):
    __slots__ = ('stretch', 'said')

    def __init__(self, at: int, to: int, stretch: Stretch, said: PieceSaid) -> None:
        self.at = at
        self.to = to
        self.stretch = stretch
        self.said = said


class MorePiece(Tree):
    __slots__ = ('month', 'bare', 'said', 'link', 'stretch', 'inside')

    def __init__(self, at: int, to: int, month: Token | None, bare: Token | None, said: PieceSaid, link: Link | None, stretch: Stretch | None, inside: Inside | None) -> None:
        self.at = at
        self.to = to
        self.month = month
        self.bare = bare
        self.said = said
        self.link = link
        self.stretch = stretch
        self.inside = inside


class Link(Tree):
    __slots__ = ('dash',)

    def __init__(self, at: int, to: int, dash: Tree | None) -> None:
        self.at = at
        self.to = to
        self.dash = dash


class PieceSaid(Tree):
    __slots__ = ('day', 'hour', 'brackets', 'mark', 'late')

    def __init__(self, at: int, to: int, day: Weekday | None, hour: Hour | None, brackets: BracketsThen | None, mark: Token | None, late: Weekday | None) -> None:
        self.at = at
        self.to = to
        self.day = day
        self.hour = hour
        self.brackets = brackets
        self.mark = mark
        self.late = late


BracketsThen: TypeAlias = "Brackets"


Weekday: TypeAlias = "Token"


class Hour(Tree):
    __slots__ = ('number', 'minute', 'named')

    def __init__(self, at: int, to: int, number: Token | None, minute: Token | None, named: Token | None) -> None:
        self.at = at
        self.to = to
        self.number = number
        self.minute = minute
        self.named = named


class Dated(Tree):
    __slots__ = ('label', 'begun', 'lead', 'times')

    def __init__(self, at: int, to: int, label: Label | None, begun: Begun | None, lead: Tree, times: Times) -> None:
        self.at = at
        self.to = to
        self.label = label
        self.begun = begun
        self.lead = lead
        self.times = times


class Begun(Tree):
    __slots__ = ('now', 'event')

    def __init__(self, at: int, to: int, now: Token | None, event: Tree | None) -> None:
        self.at = at
        self.to = to
        self.now = now
        self.event = event


class Parted(Tree):
    __slots__ = ('times', 'name')

    def __init__(self, at: int, to: int, times: Times, name: Tree | None) -> None:
        self.at = at
        self.to = to
        self.times = times
        self.name = name


Recurring: TypeAlias = "Cadence"


Cadence: TypeAlias = "Regular | Quota | Rate | Turn | AfterPeriod | Weekly | Yearly | Every | Unsaid"


class Limited(Tree):
    __slots__ = ('times', 'since', 'cadence')

    def __init__(self, at: int, to: int, times: Times, since: Token | None, cadence: InnerCadence) -> None:
        self.at = at
        self.to = to
        self.times = times
        self.since = since
        self.cadence = cadence


InnerCadence: TypeAlias = "Cadence | Turn | Reported"


class Regular(Tree):
    __slots__ = ('word',)

    def __init__(self, at: int, to: int, word: Token) -> None:
        self.at = at
        self.to = to
        self.word = word


class Quota(Tree):
    __slots__ = ('often', 'least')

    def __init__(self, at: int, to: int, often: Often | None, least: Tree | None) -> None:
        self.at = at
        self.to = to
        self.often = often
        self.least = least


class Rate(Tree):
    __slots__ = ('often', 'period', 'place')

    def __init__(self, at: int, to: int, often: Often, period: Period, place: Place) -> None:
        self.at = at
        self.to = to
        self.often = often
        self.period = period
        self.place = place


class Often(Tree):
    __slots__ = ('number', 'last')

    def __init__(self, at: int, to: int, number: Token, last: Token | None) -> None:
        self.at = at
        self.to = to
        self.number = number
        self.last = last


class Turn(Tree):
    __slots__ = ('weeks', 'period', 'often')

    def __init__(self, at: int, to: int, weeks: Token | None, period: Period | None, often: Often | None) -> None:
        self.at = at
        self.to = to
        self.weeks = weeks
        self.period = period
        self.often = often


class Period(Tree):
    __slots__ = ('half', 'number', 'unit')

    def __init__(self, at: int, to: int, half: Token | None, number: Token | None, unit: Token | None) -> None:
        self.at = at
        self.to = to
        self.half = half
        self.number = number
        self.unit = unit


class Weekly(Tree):
    __slots__ = ('day', 'once', 'weeks', 'more')

    def __init__(self, at: int, to: int, day: Token | None, once: Token | None, weeks: Token | None, more: list[MoreWeekday] | None) -> None:
        self.at = at
        self.to = to
        self.day = day
        self.once = once
        self.weeks = weeks
        self.more = more


class MoreWeekday(Tree):
    __slots__ = ('link', 'day')

    def __init__(self, at: int, to: int, link: Token, day: Token) -> None:
        self.at = at
        self.to = to
        self.link = link
        self.day = day


class Yearly(Tree):
    __slots__ = ('times', 'often')

    def __init__(self, at: int, to: int, times: Times | None, often: Often | None) -> None:
        self.at = at
        self.to = to
        self.times = times
        self.often = often


class Every(Tree):
    __slots__ = ('period', 'counted', 'place')

    def __init__(self, at: int, to: int, period: Period, counted: Tree | None, place: Place | None) -> None:
        self.at = at
        self.to = to
        self.period = period
        self.counted = counted
        self.place = place


class Place(Tree):
    __slots__ = ('spots', 'hour', 'mark', 'often')

    def __init__(self, at: int, to: int, spots: Spots | None, hour: Hour | None, mark: Token | None, often: Often | None) -> None:
        self.at = at
        self.to = to
        self.spots = spots
        self.hour = hour
        self.mark = mark
        self.often = often


class Spots(Tree):
    __slots__ = ('last', 'where', 'third', 'end', 'vague', 'days')

    def __init__(self, at: int, to: int, last: Token | None, where: Where | None, third: Token | None, end: Token | None, vague: Token | None, days: Days | None) -> None:
        self.at = at
        self.to = to
        self.last = last
        self.where = where
        self.third = third
        self.end = end
        self.vague = vague
        self.days = days


class Where(Tree):
    __slots__ = ('word', 'number')

    def __init__(self, at: int, to: int, word: Token | None, number: Token | None) -> None:
        self.at = at
        self.to = to
        self.word = word
        self.number = number


class Days(Tree):
    __slots__ = ('first', 'more', 'end')

    def __init__(self, at: int, to: int, first: Numbers, more: list[MoreDays], end: Tree | None) -> None:
        self.at = at
        self.to = to
        self.first = first
        self.more = more
        self.end = end


class MoreDays(Tree):
    __slots__ = ('link', 'numbers')

    def __init__(self, at: int, to: int, link: Token, numbers: Numbers) -> None:
        self.at = at
        self.to = to
        self.link = link
        self.numbers = numbers


class AfterPeriod(Tree):
    __slots__ = ('unit', 'day', 'place', 'length')

    def __init__(self, at: int, to: int, unit: Token, day: Token | None, place: Place | None, length: Length | None) -> None:
        self.at = at
        self.to = to
        self.unit = unit
        self.day = day
        self.place = place
        self.length = length


class Unsaid(Tree):
    __slots__ = ('later', 'next', 'half', 'word', 'place', 'reported', 'unit')

    def __init__(self, at: int, to: int, later: Token | None, next: Place | None, half: Token | None, word: Token | None, place: Place | None, reported: Reported | None, unit: Token | None) -> None:
        self.at = at
        self.to = to
        self.later = later
        self.next = next
        self.half = half
        self.word = word
        self.place = place
        self.reported = reported
        self.unit = unit


class Reported(Tree):
    __slots__ = ('unit', 'place')

    def __init__(self, at: int, to: int, unit: Token, place: Place) -> None:
        self.at = at
        self.to = to
        self.unit = unit
        self.place = place


class Relative(Tree):
    __slots__ = ('limit', 'event', 'day', 'subject')

    def __init__(self, at: int, to: int, limit: Limit | Bounded | None, event: Tree | None, day: Token | None, subject: Limit | None) -> None:
        self.at = at
        self.to = to
        self.limit = limit
        self.event = event
        self.day = day
        self.subject = subject


class Length(Tree):
    __slots__ = ('word', 'first', 'unit', 'last', 'half')

    def __init__(self, at: int, to: int, word: Token | None, first: Token | None, unit: Token | None, last: Token | None, half: Token | None) -> None:
        self.at = at
        self.to = to
        self.word = word
        self.first = first
        self.unit = unit
        self.last = last
        self.half = half


Limit: TypeAlias = "Length"


Bounded: TypeAlias = "Length"


QuotedLength: TypeAlias = "Length"


class Standing(Tree):
    __slots__ = ('since',)

    def __init__(self, at: int, to: int, since: Since | None) -> None:
        self.at = at
        self.to = to
        self.since = since


class Since(Tree):
    __slots__ = ('now', 'times')

    def __init__(self, at: int, to: int, now: Token | None, times: Times | None) -> None:
        self.at = at
        self.to = to
        self.now = now
        self.times = times


Around: TypeAlias = "WithoutDate"


WithoutDate: TypeAlias = "Ahead | LoneDay | CountedBack | Moment | Backward | Happened"


class Ahead(Tree):
    __slots__ = ('length',)

    def __init__(self, at: int, to: int, length: Length) -> None:
        self.at = at
        self.to = to
        self.length = length


class LoneDay(Tree):
    __slots__ = ('number',)

    def __init__(self, at: int, to: int, number: Token) -> None:
        self.at = at
        self.to = to
        self.number = number


class Moment(Tree):
    __slots__ = ('word', 'day')

    def __init__(self, at: int, to: int, word: Hour | None, day: Token | None) -> None:
        self.at = at
        self.to = to
        self.word = word
        self.day = day


class CountedBack(Tree):
    __slots__ = ('event', 'length')

    def __init__(self, at: int, to: int, event: Tree, length: Length) -> None:
        self.at = at
        self.to = to
        self.event = event
        self.length = length


class Backward(Tree):
    __slots__ = ('event',)

    def __init__(self, at: int, to: int, event: Tree) -> None:
        self.at = at
        self.to = to
        self.event = event


class Happened(Tree):
    __slots__ = ('event', 'mark')

    def __init__(self, at: int, to: int, event: Tree, mark: Token) -> None:
        self.at = at
        self.to = to
        self.event = event
        self.mark = mark


Refused: TypeAlias = "Status | Validity | Least | Done | Start"


class Status(Tree):
    __slots__ = ('word', 'now', 'times')

    def __init__(self, at: int, to: int, word: Token, now: Token | None, times: Times | None) -> None:
        self.at = at
        self.to = to
        self.word = word
        self.now = now
        self.times = times


class Validity(Tree):
    __slots__ = ('word',)

    def __init__(self, at: int, to: int, word: Token) -> None:
        self.at = at
        self.to = to
        self.word = word


class Least(Tree):
    __slots__ = ('mark',)

    def __init__(self, at: int, to: int, mark: Token) -> None:
        self.at = at
        self.to = to
        self.mark = mark


class Done(Tree):
    __slots__ = ('word',)

    def __init__(self, at: int, to: int, word: Token) -> None:
        self.at = at
        self.to = to
        self.word = word


class Start(Tree):
    __slots__ = ('now', 'times', 'length', 'event')

    def __init__(self, at: int, to: int, now: Token | None, times: Times | None, length: Length | None, event: Tree | None) -> None:
        self.at = at
        self.to = to
        self.now = now
        self.times = times
        self.length = length
        self.event = event


class Parser(Reader):
    """Reads a phrase into a tree."""

    def phrase(self) -> Phrase | None:
        # OPEN body=body CLOSE END_OF_PHRASE | body=body END_OF_PHRASE | nothing=nothing
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and self.take(_WORDS_1) and (body := self.body()) and self.take(_WORDS_2) and self.take(_WORDS_3):
            return Phrase(start, self.at, body, None)
        self.at = start
        if (body := self.body()) and self.take(_WORDS_3):
            return Phrase(start, self.at, body, None)
        self.at = start
        if role in _WORDS_4 and (nothing := self.nothing()):
            return Phrase(start, self.at, None, nothing)
        return None

    def nothing(self) -> Nothing | None:
        # word={DITTO ELSEWHERE NIL SLASH HYPHEN} STOP? END_OF_PHRASE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_4 and (word := self.take(_WORDS_4)) and (self.take(_WORDS_5) or True) and self.take(_WORDS_3):
            return Nothing(start, self.at, word)
        self.at = start
        return None

    def body(self) -> Body | None:
        # '并'? clauses=clause+
        start = self.at
        role = self.tokens[start].role
        if (self.take_word(_WORDS_6) or True) and (clauses := self.many(self.clause)):
            return Body(start, self.at, clauses)
        self.at = start
        return None

    def clause(self) -> Clause | None:
        # vague=vague tail=tail seam | manner=vague? item=item tail=tail glosses=gloss* seam | manner=vague? front=front item=item tail=tail glosses=gloss* seam
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_7 and (vague := self.vague()) and (tail := self.tail()) and self.seam():
            return Clause(start, self.at, vague, tail, None, None, None, None)
        self.at = start
        if ((manner := self.vague()) or True) and (item := self.item()) and (tail := self.tail()) and ((glosses := self.many(self.gloss)) or True) and self.seam():
            return Clause(start, self.at, None, tail, manner, item, glosses, None)
        self.at = start
        if role in _WORDS_8 and ((manner := self.vague()) or True) and (front := self.front()) and (item := self.item()) and (tail := self.tail()) and ((glosses := self.many(self.gloss)) or True) and self.seam():
            return Clause(start, self.at, None, tail, manner, item, glosses, front)
        self.at = start
        return None

    def seam(self) -> Tree | None:
        # {AND STOP}+ &opening | COMMA? STOP? &{CLOSE END_OF_PHRASE} | &boundary
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_9 and self.skip(_WORDS_9) and self.follows(self.opening):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_12 and (self.take(_WORDS_10) or True) and (self.take(_WORDS_5) or True) and self.sees(_WORDS_11):
            return Tree(start, self.at)
        self.at = start
        if self.follows(self.boundary):
            return Tree(start, self.at)
        return None

    def gloss(self) -> Gloss | None:
        # brackets=brackets tail=tail | COMMA aside=aside &boundary
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and (brackets := self.brackets()) and (tail := self.tail()):
            return Gloss(start, self.at, brackets, tail, None)
        self.at = start
        if role in _WORDS_10 and self.take(_WORDS_10) and (aside := self.aside()) and self.follows(self.boundary):
            return Gloss(start, self.at, None, None, aside)
        self.at = start
        return None

    def brackets(self) -> Brackets | None:
        # OPEN inner=body CLOSE | OPEN said=said CLOSE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and self.take(_WORDS_1) and (inner := self.body()) and self.take(_WORDS_2):
            return Brackets(start, self.at, inner, None)
        self.at = start
        if role in _WORDS_1 and self.take(_WORDS_1) and (said := self.said()) and self.take(_WORDS_2):
            return Brackets(start, self.at, None, said)
        self.at = start
        return None

    @remembered
    def item(self) -> Item | None:
        # limited &tail | recurring &tail | standing &tail | refused &tail | parted &tail | dated &tail | relative &tail | around &tail
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_13 and (found1 := self.limited()) and self.follows(self.tail):
            return found1
        self.at = start
        if role in _WORDS_14 and (found2 := self.recurring()) and self.follows(self.tail):
            return found2
        self.at = start
        if role in _WORDS_15 and (found3 := self.standing()) and self.follows(self.tail):
            return found3
        self.at = start
        if role in _WORDS_16 and (found4 := self.refused()) and self.follows(self.tail):
            return found4
        self.at = start
        if role in _WORDS_17 and (found5 := self.parted()) and self.follows(self.tail):
            return found5
        self.at = start
        if (found6 := self.dated()) and self.follows(self.tail):
            return found6
        self.at = start
        if role in _WORDS_18 and (found7 := self.relative()) and self.follows(self.tail):
            return found7
        self.at = start
        if role in _WORDS_19 and (found8 := self.around()) and self.follows(self.tail):
            return found8
        self.at = start
        return None

    @remembered
    def boundary(self) -> Tree | None:
        # &{END_OF_PHRASE OPEN CLOSE} | STOP end_or_clause | AND {AND ADVERB}* end_or_clause | &EVERY opening | GAP opening | COMMA aside &boundary
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_20 and self.sees(_WORDS_20):
            return Tree(start, self.at)
        if role in _WORDS_5 and self.take(_WORDS_5) and self.end_or_clause():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_21 and self.take(_WORDS_21) and (self.skip(_WORDS_22) or True) and self.end_or_clause():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_23 and self.sees(_WORDS_23) and self.opening():
            return Tree(start, self.at)
        self.at = start
        if self.gap() and self.opening():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_10 and self.take(_WORDS_10) and self.aside() and self.follows(self.boundary):
            return Tree(start, self.at)
        self.at = start
        return None

    def end_or_clause(self) -> Tree | None:
        # &END_OF_PHRASE | opening
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_3 and self.sees(_WORDS_3):
            return Tree(start, self.at)
        if self.opening():
            return Tree(start, self.at)
        return None

    @remembered
    def opening(self) -> Tree | None:
        # vague tail | vague? front? item
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_7 and self.vague() and self.tail():
            return Tree(start, self.at)
        self.at = start
        if (self.vague() or True) and (self.front() or True) and self.item():
            return Tree(start, self.at)
        self.at = start
        return None

    def front(self) -> Front | None:
        # name=label &item | topic=topic !fixture &item
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_24 and (name := self.label()) and self.follows(self.item):
            return Front(start, self.at, name, None)
        self.at = start
        if role in _WORDS_25 and (topic := self.topic()) and not self.follows(self.fixture) and self.follows(self.item):
            return Front(start, self.at, None, topic)
        self.at = start
        return None

    def label(self) -> Label | None:
        # mark split? name=stage_name? after_label | split name=stage_name? after_label | name=stage_name after_label
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_26 and self.mark() and (self.split() or True) and ((name := self.stage_name()) or True) and self.after_label():
            return Label(start, self.at, name)
        self.at = start
        if role in _WORDS_27 and self.split() and ((name := self.stage_name()) or True) and self.after_label():
            return Label(start, self.at, name)
        self.at = start
        if role in _WORDS_28 and (name := self.stage_name()) and self.after_label():
            return Label(start, self.at, name)
        self.at = start
        return None

    def after_label(self) -> Tree | None:
        # {COLON AND ADVERB VERB}*
        start = self.at
        role = self.tokens[start].role
        if (self.skip(_WORDS_29) or True):
            return Tree(start, self.at)
        return None

    def mark(self) -> Tree | None:
        # OPEN NUMBER CLOSE | NUMBER {'是' '.'}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and self.take(_WORDS_1) and self.take(_WORDS_30) and self.take(_WORDS_2):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_30 and self.take(_WORDS_30) and self.take_word(_WORDS_31):
            return Tree(start, self.at)
        self.at = start
        return None

    def split(self) -> Tree | None:
        # LEAD* '分' NUMBER? {STAGE TIMES} {COLON AND ADVERB VERB}*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_27 and (self.skip(_WORDS_32) or True) and self.take_word(_WORDS_33) and (self.take(_WORDS_30) or True) and self.take(_WORDS_34) and (self.skip(_WORDS_29) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def stage_name(self) -> Tree | None:
        # ORDINAL NUMBER {STAGE TIMES}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_28 and self.take(_WORDS_28) and self.take(_WORDS_30) and self.take(_WORDS_34):
            return Tree(start, self.at)
        self.at = start
        return None

    def fixture(self) -> Tree | None:
        # STANDING NOUN
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_35 and self.take(_WORDS_35) and self.take(_WORDS_36):
            return Tree(start, self.at)
        self.at = start
        return None

    def topic(self) -> Tree | None:
        # (!topic_end TOPIC)* topic_end
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_25 and (self.many(self.topic_19) or True) and self.topic_end():
            return Tree(start, self.at)
        self.at = start
        return None

    def topic_19(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_25 and not self.follows(self.topic_end) and self.take(_WORDS_25):
            return Tree(start, self.at)
        self.at = start
        return None

    def topic_end(self) -> Tree | None:
        # {VERB NOUN ADVERB} {COLON COMMA}* &item | TOPIC &(LEAD item)
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_37 and self.take(_WORDS_37) and (self.skip(_WORDS_38) or True) and self.follows(self.item):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_25 and self.take(_WORDS_25) and self.follows(self.topic_end_21):
            return Tree(start, self.at)
        self.at = start
        return None

    def topic_end_21(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_32 and self.take(_WORDS_32) and self.item():
            return Tree(start, self.at)
        self.at = start
        return None

    @furthest
    @remembered
    def tail(self) -> Tail | None:
        # &boundary | plain &boundary | {AND COLON}* matter=matter &boundary
        start = self.at
        role = self.tokens[start].role
        if self.follows(self.boundary):
            return Tail(start, self.at, None)
        if self.plain() and self.follows(self.boundary):
            return Tail(start, self.at, None)
        self.at = start
        if role in _WORDS_40 and (self.skip(_WORDS_39) or True) and (matter := self.matter()) and self.follows(self.boundary):
            return Tail(start, self.at, matter)
        self.at = start
        return None

    def plain(self) -> Tree | None:
        # {AND COLON}* plain_words*
        start = self.at
        role = self.tokens[start].role
        if (self.skip(_WORDS_39) or True) and (self.many(self.plain_words) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def plain_words(self) -> Tree | None:
        # DANGLING* (ORDINAL? COUNT {TIMES STAGE} '以上'? | COUNT DASH COUNT {TIMES STAGE} | VERB | ADVERB | NOUN)
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_42 and (self.skip(_WORDS_41) or True) and self.plain_words_25():
            return Tree(start, self.at)
        self.at = start
        return None

    def plain_words_25(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_45 and (self.take(_WORDS_28) or True) and self.take(_WORDS_43) and self.take(_WORDS_34) and (self.take_word(_WORDS_44) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_43 and self.take(_WORDS_43) and self.take(_WORDS_46) and self.take(_WORDS_43) and self.take(_WORDS_34):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_47 and self.take(_WORDS_47):
            return Tree(start, self.at)
        if role in _WORDS_48 and self.take(_WORDS_48):
            return Tree(start, self.at)
        if role in _WORDS_36 and self.take(_WORDS_36):
            return Tree(start, self.at)
        return None

    def matter(self) -> Tree | None:
        # !COUNT (!matter_end free)* matter_end | ADVERB* VERB free+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_40 and not self.sees(_WORDS_43) and (self.many(self.matter_27) or True) and self.matter_end():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_49 and (self.skip(_WORDS_48) or True) and self.take(_WORDS_47) and self.many(self.free):
            return Tree(start, self.at)
        self.at = start
        return None

    def matter_27(self) -> Matter27 | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_40 and not self.follows(self.matter_end) and (found1 := self.free()):
            return found1
        self.at = start
        return None

    def matter_end(self) -> Tree | None:
        # {VERB NOUN ADVERB} &boundary
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_37 and self.take(_WORDS_37) and self.follows(self.boundary):
            return Tree(start, self.at)
        self.at = start
        return None

    def free(self) -> Tree | None:
        # !boundary !hidden FREE | STATUS (!OF CALENDAR)+ OF
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_50 and not self.follows(self.boundary) and not self.follows(self.hidden) and self.take(_WORDS_50):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_51 and self.take(_WORDS_51) and self.many(self.free_30) and self.take(_WORDS_52):
            return Tree(start, self.at)
        self.at = start
        return None

    def free_30(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_53 and not self.sees(_WORDS_52) and self.take(_WORDS_53):
            return Tree(start, self.at)
        self.at = start
        return None

    def hidden(self) -> Tree | None:
        # {MONTH DAY QUARTER END HALF_OF YEAR THIRD} ACHIEVED | turn
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_54 and self.take(_WORDS_54) and self.take_word(_WORDS_55):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_56 and self.turn():
            return Tree(start, self.at)
        return None

    def said(self) -> Said | None:
        # aside=aside | told | matter=matter
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_57 and (aside := self.aside()):
            return Said(start, self.at, aside, None)
        if role in _WORDS_58 and self.told():
            return Said(start, self.at, None, None)
        if role in _WORDS_40 and (matter := self.matter()):
            return Said(start, self.at, None, matter)
        return None

    def told(self) -> Tree | None:
        # {VERB ADVERB NOUN LEAD DONE}+ &CLOSE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_58 and self.skip(_WORDS_58) and self.sees(_WORDS_2):
            return Tree(start, self.at)
        self.at = start
        return None

    def aside(self) -> Aside | None:
        # lunar | total | exempt=exempt | exception | late
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_59 and self.lunar():
            return Aside(start, self.at, None)
        if role in _WORDS_60 and self.total():
            return Aside(start, self.at, None)
        if role in _WORDS_61 and (exempt := self.exempt()):
            return Aside(start, self.at, exempt)
        if role in _WORDS_62 and self.exception():
            return Aside(start, self.at, None)
        if role in _WORDS_63 and self.late():
            return Aside(start, self.at, None)
        return None

    def lunar(self) -> Tree | None:
        # {'农历' '阴历' '旧历'} moon more_moon* | &lunar_start moon more_moon*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_65 and self.take_word(_WORDS_64) and self.moon() and (self.many(self.more_moon) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_66 and self.follows(self.lunar_start) and self.moon() and (self.many(self.more_moon) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def lunar_start(self) -> Tree | None:
        # {'正月' '腊月' '闰月'} | NUMBER MONTH LUNAR
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_68 and self.take_word(_WORDS_67):
            return Tree(start, self.at)
        if role in _WORDS_30 and self.take(_WORDS_30) and self.take(_WORDS_69) and self.take(_WORDS_65):
            return Tree(start, self.at)
        self.at = start
        return None

    def moon(self) -> Tree | None:
        # {'正月' '腊月' '闰月'} {LUNAR NUMERAL}? | NUMBER MONTH {LUNAR NUMERAL} | {LUNAR NUMERAL '除夕'}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_68 and self.take_word(_WORDS_67) and (self.take(_WORDS_70) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_30 and self.take(_WORDS_30) and self.take(_WORDS_69) and self.take(_WORDS_70):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_72 and self.take_word(_WORDS_71):
            return Tree(start, self.at)
        return None

    def more_moon(self) -> Tree | None:
        # LINK moon
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_73 and self.take(_WORDS_73) and self.moon():
            return Tree(start, self.at)
        self.at = start
        return None

    def total(self) -> Tree | None:
        # TOTAL length
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_60 and self.take(_WORDS_60) and self.length():
            return Tree(start, self.at)
        self.at = start
        return None

    def exempt(self) -> Exempt | None:
        # groups=month_group+ EXEMPT | ORDINAL? quarters=numbers QUARTER EXEMPT
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (groups := self.many(self.month_group)) and self.take(_WORDS_74):
            return Exempt(start, self.at, groups, None)
        self.at = start
        if role in _WORDS_61 and (self.take(_WORDS_28) or True) and (quarters := self.numbers()) and self.take(_WORDS_75) and self.take(_WORDS_74):
            return Exempt(start, self.at, None, quarters)
        self.at = start
        return None

    def late(self) -> Tree | None:
        # OVERDUE NOT? TOPIC+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_63 and self.take(_WORDS_63) and (self.take(_WORDS_76) or True) and self.skip(_WORDS_25):
            return Tree(start, self.at)
        self.at = start
        return None

    def exception(self) -> Tree | None:
        # {TOPIC COMMA OF '特殊情况'}+ EXEMPT
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_62 and self.skip_word(_WORDS_77) and self.take(_WORDS_74):
            return Tree(start, self.at)
        self.at = start
        return None

    def stretch(self) -> Stretch | None:
        # years | numeric | named
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_78 and (found1 := self.years()):
            return found1
        if role in _WORDS_79 and (found2 := self.numeric()):
            return found2
        if role in _WORDS_80 and (found3 := self.named()):
            return found3
        return None

    def years(self) -> Years | None:
        # first=FULL_YEAR YEAR? DASH last=FULL_YEAR YEAR !NUMBER | first=FULL_YEAR DASH last=FULL_YEAR &{END_OF_PHRASE BEFORE CLOSE}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_78 and (first := self.take(_WORDS_78)) and (self.take(_WORDS_81) or True) and self.take(_WORDS_46) and (last := self.take(_WORDS_78)) and self.take(_WORDS_81) and not self.sees(_WORDS_30):
            return Years(start, self.at, first, last)
        self.at = start
        if role in _WORDS_78 and (first := self.take(_WORDS_78)) and self.take(_WORDS_46) and (last := self.take(_WORDS_78)) and self.sees(_WORDS_82):
            return Years(start, self.at, first, last)
        self.at = start
        return None

    def numeric(self) -> Numeric | None:
        # date=DATE DAY? | month=YEAR_MONTH MONTH inside=inside? | month=YEAR_MONTH DASH last=NUMBER &{END_OF_PHRASE BEFORE LIST COMMA STOP CLOSE VERB} | month=YEAR_MONTH inside=inside?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_83 and (date := self.take(_WORDS_83)) and (self.take(_WORDS_84) or True):
            return Numeric(start, self.at, date, None, None, None)
        self.at = start
        if role in _WORDS_85 and (month := self.take(_WORDS_85)) and self.take(_WORDS_69) and ((inside := self.inside()) or True):
            return Numeric(start, self.at, None, month, inside, None)
        self.at = start
        if role in _WORDS_85 and (month := self.take(_WORDS_85)) and self.take(_WORDS_46) and (last := self.take(_WORDS_30)) and self.sees(_WORDS_86):
            return Numeric(start, self.at, None, month, None, last)
        self.at = start
        if role in _WORDS_85 and (month := self.take(_WORDS_85)) and ((inside := self.inside()) or True):
            return Numeric(start, self.at, None, month, inside, None)
        self.at = start
        return None

    def named(self) -> Named | None:
        # year=year !once OF? part=part | year=year YEAR? end={YEAR_END END VAGUE} | year=year YEAR &WITHIN | year=year | part=part | end=YEAR_END | YEAR end={YEAR_END END VAGUE} | YEAR &WITHIN
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_87 and (year := self.year()) and not self.follows(self.once) and (self.take(_WORDS_52) or True) and (part := self.part()):
            return Named(start, self.at, year, part, None)
        self.at = start
        if role in _WORDS_87 and (year := self.year()) and (self.take(_WORDS_81) or True) and (end := self.take(_WORDS_88)):
            return Named(start, self.at, year, None, end)
        self.at = start
        if role in _WORDS_87 and (year := self.year()) and self.take(_WORDS_81) and self.sees(_WORDS_89):
            return Named(start, self.at, year, None, None)
        self.at = start
        if role in _WORDS_87 and (year := self.year()):
            return Named(start, self.at, year, None, None)
        if role in _WORDS_90 and (part := self.part()):
            return Named(start, self.at, None, part, None)
        if role in _WORDS_91 and (end := self.take(_WORDS_91)):
            return Named(start, self.at, None, None, end)
        if role in _WORDS_81 and self.take(_WORDS_81) and (end := self.take(_WORDS_88)):
            return Named(start, self.at, None, None, end)
        self.at = start
        if role in _WORDS_81 and self.take(_WORDS_81) and self.sees(_WORDS_89):
            return Named(start, self.at, None, None, None)
        self.at = start
        return None

    def once(self) -> Tree | None:
        # '一' {MONTH QUARTER} '一' {TIMES VERB}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_95 and self.take_word(_WORDS_92) and self.take(_WORDS_93) and self.take_word(_WORDS_92) and self.take(_WORDS_94):
            return Tree(start, self.at)
        self.at = start
        return None

    def year(self) -> Year | None:
        # word={PLAN_YEAR THAT_YEAR} | word=FIVE_YEARS '规划'? &{END WITHIN END_OF_PHRASE} | word=FULL_YEAR YEAR | word={FIGURE NUMERAL} YEAR &{NUMBER END HALF_OF FIRST_MONTH ORDINAL} | word=NUMBER &Q
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_96 and (word := self.take(_WORDS_96)):
            return Year(start, self.at, word)
        if role in _WORDS_97 and (word := self.take(_WORDS_97)) and (self.take_word(_WORDS_98) or True) and self.sees(_WORDS_99):
            return Year(start, self.at, word)
        self.at = start
        if role in _WORDS_78 and (word := self.take(_WORDS_78)) and self.take(_WORDS_81):
            return Year(start, self.at, word)
        self.at = start
        if role in _WORDS_100 and (word := self.take(_WORDS_100)) and self.take(_WORDS_81) and self.sees(_WORDS_101):
            return Year(start, self.at, word)
        self.at = start
        if role in _WORDS_30 and (word := self.take(_WORDS_30)) and self.sees(_WORDS_102):
            return Year(start, self.at, word)
        self.at = start
        return None

    def part(self) -> Part | None:
        # halves | quarters | same_days | months
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_103 and (found1 := self.halves()):
            return found1
        if role in _WORDS_104 and (found2 := self.quarters()):
            return found2
        if role in _WORDS_30 and (found3 := self.same_days()):
            return found3
        if role in _WORDS_105 and (found4 := self.months()):
            return found4
        return None

    def halves(self) -> Halves | None:
        # THIS LIST second=HALF_OF | half=HALF_OF end=END?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_106 and self.take(_WORDS_106) and self.take(_WORDS_107) and (second := self.take(_WORDS_108)):
            return Halves(start, self.at, second, None, None)
        self.at = start
        if role in _WORDS_108 and (half := self.take(_WORDS_108)) and ((end := self.take(_WORDS_109)) or True):
            return Halves(start, self.at, None, half, end)
        self.at = start
        return None

    def quarters(self) -> Quarters | None:
        # Q number=NUMBER end=END? | until='前'? ORDINAL? numbers=numbers QUARTER end=END?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_102 and self.take(_WORDS_102) and (number := self.take(_WORDS_30)) and ((end := self.take(_WORDS_109)) or True):
            return Quarters(start, self.at, number, end, None, None)
        self.at = start
        if role in _WORDS_111 and ((until := self.take_word(_WORDS_110)) or True) and (self.take(_WORDS_28) or True) and (numbers := self.numbers()) and self.take(_WORDS_75) and ((end := self.take(_WORDS_109)) or True):
            return Quarters(start, self.at, None, end, until, numbers)
        self.at = start
        return None

    def same_days(self) -> SameDays | None:
        # numbers=listed MONTH OF? days=numbers DAY | groups=month_group+ OF days=numbers DAY
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (numbers := self.listed()) and self.take(_WORDS_69) and (self.take(_WORDS_52) or True) and (days := self.numbers()) and self.take(_WORDS_84):
            return SameDays(start, self.at, numbers, days, None)
        self.at = start
        if role in _WORDS_30 and (groups := self.many(self.month_group)) and self.take(_WORDS_52) and (days := self.numbers()) and self.take(_WORDS_84):
            return SameDays(start, self.at, None, days, groups)
        self.at = start
        return None

    def listed(self) -> Listed | None:
        # first=NUMBER more=more_listed+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (first := self.take(_WORDS_30)) and (more := self.many(self.more_listed)):
            return Listed(start, self.at, first, more)
        self.at = start
        return None

    def more_listed(self) -> MoreListed | None:
        # link=AND number=NUMBER
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_21 and (link := self.take(_WORDS_21)) and (number := self.take(_WORDS_30)):
            return MoreListed(start, self.at, link, number)
        self.at = start
        return None

    def month_group(self) -> MonthGroup | None:
        # @numbers MONTH AND?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (found1 := self.numbers()) and self.take(_WORDS_69) and (self.take(_WORDS_21) or True):
            return found1
        self.at = start
        return None

    def months(self) -> Months | None:
        # first=FIRST_MONTH OF? inside=inside? | numbers=numbers MONTH OF? inside=inside?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_112 and (first := self.take(_WORDS_112)) and (self.take(_WORDS_52) or True) and ((inside := self.inside()) or True):
            return Months(start, self.at, first, inside, None)
        self.at = start
        if role in _WORDS_30 and (numbers := self.numbers()) and self.take(_WORDS_69) and (self.take(_WORDS_52) or True) and ((inside := self.inside()) or True):
            return Months(start, self.at, None, inside, numbers)
        self.at = start
        return None

    def inside(self) -> Inside | None:
        # days=numbers DAY | third={THIRD VAGUE} end=END? | end=END
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (days := self.numbers()) and self.take(_WORDS_84):
            return Inside(start, self.at, days, None, None)
        self.at = start
        if role in _WORDS_113 and (third := self.take(_WORDS_113)) and ((end := self.take(_WORDS_109)) or True):
            return Inside(start, self.at, None, third, end)
        self.at = start
        if role in _WORDS_109 and (end := self.take(_WORDS_109)):
            return Inside(start, self.at, None, None, end)
        return None

    def numbers(self) -> Numbers | None:
        # first=NUMBER more=more_number*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (first := self.take(_WORDS_30)) and ((more := self.many(self.more_number)) or True):
            return Numbers(start, self.at, first, more)
        self.at = start
        return None

    def more_number(self) -> MoreNumber | None:
        # link=LINK ORDINAL? number=NUMBER
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_73 and (link := self.take(_WORDS_73)) and (self.take(_WORDS_28) or True) and (number := self.take(_WORDS_30)):
            return MoreNumber(start, self.at, link, number)
        self.at = start
        return None

    def times(self) -> Times | None:
        # first=piece more=more_piece*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_114 and (first := self.piece()) and ((more := self.many(self.more_piece)) or True):
            return Times(start, self.at, first, more)
        self.at = start
        return None

    def piece(self) -> Piece | None:
        # stretch=stretch said=piece_said
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_114 and (stretch := self.stretch()) and (said := self.piece_said()):
            return Piece(start, self.at, stretch, said)
        self.at = start
        return None

    def more_piece(self) -> MorePiece | None:
        # dash LEAD* month=NUMBER MONTH bare=NUMBER said=piece_said !{NUMBER DAY DASH AND TIMES} | link=link LEAD* stretch=stretch said=piece_said | link=link LEAD* !END inside=inside said=piece_said | dash LEAD* bare=NUMBER said=piece_said !{NUMBER MONTH DAY QUARTER YEAR TIMES}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_116 and self.dash() and (self.skip(_WORDS_32) or True) and (month := self.take(_WORDS_30)) and self.take(_WORDS_69) and (bare := self.take(_WORDS_30)) and (said := self.piece_said()) and not self.sees(_WORDS_115):
            return MorePiece(start, self.at, month, bare, said, None, None, None)
        self.at = start
        if role in _WORDS_117 and (link := self.link()) and (self.skip(_WORDS_32) or True) and (stretch := self.stretch()) and (said := self.piece_said()):
            return MorePiece(start, self.at, None, None, said, link, stretch, None)
        self.at = start
        if role in _WORDS_117 and (link := self.link()) and (self.skip(_WORDS_32) or True) and not self.sees(_WORDS_109) and (inside := self.inside()) and (said := self.piece_said()):
            return MorePiece(start, self.at, None, None, said, link, None, inside)
        self.at = start
        if role in _WORDS_116 and self.dash() and (self.skip(_WORDS_32) or True) and (bare := self.take(_WORDS_30)) and (said := self.piece_said()) and not self.sees(_WORDS_118):
            return MorePiece(start, self.at, None, bare, said, None, None, None)
        self.at = start
        return None

    def link(self) -> Link | None:
        # dash=dash | AND AND?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_116 and (dash := self.dash()):
            return Link(start, self.at, dash)
        if role in _WORDS_21 and self.take(_WORDS_21) and (self.take(_WORDS_21) or True):
            return Link(start, self.at, None)
        self.at = start
        return None

    def dash(self) -> Tree | None:
        # SINCE? OPEN DASH CLOSE | SINCE? DASH DASH?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_120 and (self.take(_WORDS_119) or True) and self.take(_WORDS_1) and self.take(_WORDS_46) and self.take(_WORDS_2):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_121 and (self.take(_WORDS_119) or True) and self.take(_WORDS_46) and (self.take(_WORDS_46) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def piece_said(self) -> PieceSaid | None:
        # day=weekday? hour=hour? included? brackets=brackets_then? mark={MARK '截止'}? included? late=weekday?
        start = self.at
        role = self.tokens[start].role
        if ((day := self.weekday()) or True) and ((hour := self.hour()) or True) and (self.included() or True) and ((brackets := self.brackets_then()) or True) and ((mark := self.take_word(_WORDS_122)) or True) and (self.included() or True) and ((late := self.weekday()) or True):
            return PieceSaid(start, self.at, day, hour, brackets, mark, late)
        self.at = start
        return None

    def brackets_then(self) -> BracketsThen | None:
        # @brackets &MARK
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and (found1 := self.brackets()) and self.sees(_WORDS_123):
            return found1
        self.at = start
        return None

    def weekday(self) -> Weekday | None:
        # OPEN @WEEKDAY CLOSE | @WEEKDAY
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and self.take(_WORDS_1) and (found1 := self.take(_WORDS_124)) and self.take(_WORDS_2):
            return found1
        self.at = start
        if role in _WORDS_124 and (found2 := self.take(_WORDS_124)):
            return found2
        return None

    def hour(self) -> Hour | None:
        # MOMENT* number=NUMBER COLON minute=NUMBER seconds? CLOCK? | MOMENT* number=NUMBER CLOCK minute=NUMBER? MINUTE? HALF? | named=MOMENT MOMENT*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_128 and (self.skip(_WORDS_125) or True) and (number := self.take(_WORDS_30)) and self.take(_WORDS_126) and (minute := self.take(_WORDS_30)) and (self.seconds() or True) and (self.take(_WORDS_127) or True):
            return Hour(start, self.at, number, minute, None)
        self.at = start
        if role in _WORDS_128 and (self.skip(_WORDS_125) or True) and (number := self.take(_WORDS_30)) and self.take(_WORDS_127) and ((minute := self.take(_WORDS_30)) or True) and (self.take(_WORDS_129) or True) and (self.take(_WORDS_130) or True):
            return Hour(start, self.at, number, minute, None)
        self.at = start
        if role in _WORDS_125 and (named := self.take(_WORDS_125)) and (self.skip(_WORDS_125) or True):
            return Hour(start, self.at, None, None, named)
        self.at = start
        return None

    def seconds(self) -> Tree | None:
        # COLON NUMBER
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_126 and self.take(_WORDS_126) and self.take(_WORDS_30):
            return Tree(start, self.at)
        self.at = start
        return None

    def included(self) -> Tree | None:
        # OPEN with_day CLOSE | with_day
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_1 and self.take(_WORDS_1) and self.with_day() and self.take(_WORDS_2):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_131 and self.with_day():
            return Tree(start, self.at)
        return None

    def with_day(self) -> Tree | None:
        # WITH_DAY NUMBER? DAY? ADVERB?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_131 and self.take(_WORDS_131) and (self.take(_WORDS_30) or True) and (self.take(_WORDS_84) or True) and (self.take(_WORDS_48) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def dated(self) -> Dated | None:
        # label=label? begun=begun? lead=lead times=times !{DASH SINCE AFTER DAY_OF}
        start = self.at
        role = self.tokens[start].role
        if ((label := self.label()) or True) and ((begun := self.begun()) or True) and (lead := self.lead()) and (times := self.times()) and not self.sees(_WORDS_132):
            return Dated(start, self.at, label, begun, lead, times)
        self.at = start
        return None

    def lead(self) -> Tree | None:
        # {LEAD LATEST TO COLON FROM DUE_ON ABOUT}*
        start = self.at
        role = self.tokens[start].role
        if (self.skip(_WORDS_133) or True):
            return Tree(start, self.at)
        return None

    def begun(self) -> Begun | None:
        # now=NOW DASH+ | FROM* event=begun_event PASSED AND? DASH+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_134 and (now := self.take(_WORDS_134)) and self.skip(_WORDS_46):
            return Begun(start, self.at, now, None)
        self.at = start
        if role in _WORDS_137 and (self.skip(_WORDS_135) or True) and (event := self.begun_event()) and self.take(_WORDS_136) and (self.take(_WORDS_21) or True) and self.skip(_WORDS_46):
            return Begun(start, self.at, None, event)
        self.at = start
        return None

    def begun_event(self) -> Tree | None:
        # (!begun_end EVENT_WORD)+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and self.many(self.begun_event_76):
            return Tree(start, self.at)
        return None

    def begun_event_76(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and not self.follows(self.begun_end) and self.take(_WORDS_137):
            return Tree(start, self.at)
        self.at = start
        return None

    def begun_end(self) -> Tree | None:
        # PASSED AND? DASH
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_136 and self.take(_WORDS_136) and (self.take(_WORDS_21) or True) and self.take(_WORDS_46):
            return Tree(start, self.at)
        self.at = start
        return None

    def parted(self) -> Parted | None:
        # split OPEN times=times CLOSE | name=stage_name OPEN times=times CLOSE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_27 and self.split() and self.take(_WORDS_1) and (times := self.times()) and self.take(_WORDS_2):
            return Parted(start, self.at, times, None)
        self.at = start
        if role in _WORDS_28 and (name := self.stage_name()) and self.take(_WORDS_1) and (times := self.times()) and self.take(_WORDS_2):
            return Parted(start, self.at, times, name)
        self.at = start
        return None

    def recurring(self) -> Recurring | None:
        # {LEAD FROM AT_LEAST}* @cadence | @cadence
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_14 and (self.skip(_WORDS_138) or True) and (found1 := self.cadence()):
            return found1
        self.at = start
        if role in _WORDS_139 and (found2 := self.cadence()):
            return found2
        return None

    def cadence(self) -> Cadence | None:
        # regular | quota | rate | turn | after_period | weekly | yearly | every | unsaid
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_140 and (found1 := self.regular()):
            return found1
        if role in _WORDS_141 and (found2 := self.quota()):
            return found2
        if role in _WORDS_142 and (found3 := self.rate()):
            return found3
        if role in _WORDS_56 and (found4 := self.turn()):
            return found4
        if role in _WORDS_143 and (found5 := self.after_period()):
            return found5
        if role in _WORDS_144 and (found6 := self.weekly()):
            return found6
        if role in _WORDS_144 and (found7 := self.yearly()):
            return found7
        if role in _WORDS_144 and (found8 := self.every()):
            return found8
        if role in _WORDS_145 and (found9 := self.unsaid()):
            return found9
        return None

    def limited(self) -> Limited | None:
        # {LEAD FROM}* times=times since=SINCE? AND? {'实行' '执行' '实施' '坚持'}* cadence=inner_cadence
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_13 and (self.skip(_WORDS_146) or True) and (times := self.times()) and ((since := self.take(_WORDS_119)) or True) and (self.take(_WORDS_21) or True) and (self.skip_word(_WORDS_147) or True) and (cadence := self.inner_cadence()):
            return Limited(start, self.at, times, since, cadence)
        self.at = start
        return None

    def inner_cadence(self) -> InnerCadence | None:
        # &EVERY cadence | turn | reported
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_23 and self.sees(_WORDS_23) and (found1 := self.cadence()):
            return found1
        self.at = start
        if role in _WORDS_56 and (found2 := self.turn()):
            return found2
        if role in _WORDS_148 and (found3 := self.reported()):
            return found3
        return None

    def regular(self) -> Regular | None:
        # word=REGULAR
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_140 and (word := self.take(_WORDS_140)):
            return Regular(start, self.at, word)
        return None

    def quota(self) -> Quota | None:
        # AVERAGE often=often | STANDING often=often | in_year WITHIN? least=least_often | &AT_LEAST often=often
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_149 and self.take(_WORDS_149) and (often := self.often()):
            return Quota(start, self.at, often, None)
        self.at = start
        if role in _WORDS_35 and self.take(_WORDS_35) and (often := self.often()):
            return Quota(start, self.at, often, None)
        self.at = start
        if role in _WORDS_150 and self.in_year() and (self.take(_WORDS_89) or True) and (least := self.least_often()):
            return Quota(start, self.at, None, least)
        self.at = start
        if role in _WORDS_151 and self.sees(_WORDS_151) and (often := self.often()):
            return Quota(start, self.at, often, None)
        self.at = start
        return None

    def in_year(self) -> Tree | None:
        # PLAN_YEAR | FULL_YEAR YEAR | YEAR
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_152 and self.take(_WORDS_152):
            return Tree(start, self.at)
        if role in _WORDS_78 and self.take(_WORDS_78) and self.take(_WORDS_81):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_81 and self.take(_WORDS_81):
            return Tree(start, self.at)
        return None

    def least_often(self) -> Tree | None:
        # {VERB ADVERB LEAD}* &AT_LEAST often
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_154 and (self.skip(_WORDS_153) or True) and self.sees(_WORDS_151) and self.often():
            return Tree(start, self.at)
        self.at = start
        return None

    def rate(self) -> Rate | None:
        # often=often {SLASH EVERY} EVERY? period=period place=place
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_142 and (often := self.often()) and self.take(_WORDS_155) and (self.take(_WORDS_23) or True) and (period := self.period()) and (place := self.place()):
            return Rate(start, self.at, often, period, place)
        self.at = start
        return None

    def often(self) -> Often | None:
        # HOW* number=COUNT DASH last=COUNT {TIMES '批'} AT_LEAST? | HOW* number=COUNT {TIMES '批'} AT_LEAST? | HOW* number=NUMERAL VERB
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_142 and (self.skip(_WORDS_156) or True) and (number := self.take(_WORDS_43)) and self.take(_WORDS_46) and (last := self.take(_WORDS_43)) and self.take_word(_WORDS_157) and (self.take(_WORDS_151) or True):
            return Often(start, self.at, number, last)
        self.at = start
        if role in _WORDS_142 and (self.skip(_WORDS_156) or True) and (number := self.take(_WORDS_43)) and self.take_word(_WORDS_157) and (self.take(_WORDS_151) or True):
            return Often(start, self.at, number, None)
        self.at = start
        if role in _WORDS_158 and (self.skip(_WORDS_156) or True) and (number := self.take(_WORDS_95)) and self.take(_WORDS_47):
            return Often(start, self.at, number, None)
        self.at = start
        return None

    def turn(self) -> Turn | None:
        # weeks=SMALL MONDAY {TIMES VERB} | !in_figures period=period &{COUNT AT_LEAST} often=often | !named_month period=period often=often
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_159 and (weeks := self.take(_WORDS_159)) and self.take_word(_WORDS_160) and self.take(_WORDS_94):
            return Turn(start, self.at, weeks, None, None)
        self.at = start
        if role in _WORDS_56 and not self.follows(self.in_figures) and (period := self.period()) and self.sees(_WORDS_161) and (often := self.often()):
            return Turn(start, self.at, None, period, often)
        self.at = start
        if role in _WORDS_56 and not self.follows(self.named_month) and (period := self.period()) and (often := self.often()):
            return Turn(start, self.at, None, period, often)
        self.at = start
        return None

    def in_figures(self) -> Tree | None:
        # FIGURE {MONTH QUARTER DAY}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_162 and self.take(_WORDS_162) and self.take(_WORDS_163):
            return Tree(start, self.at)
        self.at = start
        return None

    def named_month(self) -> Tree | None:
        # !'一' {FIGURE NUMERAL} {MONTH QUARTER DAY}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_100 and not self.sees_word(_WORDS_92) and self.take(_WORDS_100) and self.take(_WORDS_163):
            return Tree(start, self.at)
        self.at = start
        return None

    def period(self) -> Period | None:
        # half=HALF {MONTHS MONTH} | number=SMALL unit=UNIT | unit=LONE_UNIT
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_130 and (half := self.take(_WORDS_130)) and self.take(_WORDS_164):
            return Period(start, self.at, half, None, None)
        self.at = start
        if role in _WORDS_159 and (number := self.take(_WORDS_159)) and (unit := self.take(_WORDS_165)):
            return Period(start, self.at, None, number, unit)
        self.at = start
        if role in _WORDS_166 and (unit := self.take(_WORDS_166)):
            return Period(start, self.at, None, None, unit)
        return None

    def weekly(self) -> Weekly | None:
        # EACH day=WEEKDAY once=TIMES AT_LEAST? | EACH weeks=SMALL MONDAY once={TIMES VERB} | EACH day=WEEKDAY more=more_weekday* (hour | !COUNT) {BEFORE WITHIN}? often?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (day := self.take(_WORDS_124)) and (once := self.take(_WORDS_168)) and (self.take(_WORDS_151) or True):
            return Weekly(start, self.at, day, once, None, None)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (weeks := self.take(_WORDS_159)) and self.take_word(_WORDS_160) and (once := self.take(_WORDS_94)):
            return Weekly(start, self.at, None, once, weeks, None)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (day := self.take(_WORDS_124)) and ((more := self.many(self.more_weekday)) or True) and self.weekly_94() and (self.take(_WORDS_169) or True) and (self.often() or True):
            return Weekly(start, self.at, day, None, None, more)
        self.at = start
        return None

    def weekly_94(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_128 and self.hour():
            return Tree(start, self.at)
        if not self.sees(_WORDS_43):
            return Tree(start, self.at)
        return None

    def more_weekday(self) -> MoreWeekday | None:
        # link=LINK day={WEEKDAY NUMERAL FIGURE}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_73 and (link := self.take(_WORDS_73)) and (day := self.take(_WORDS_170)):
            return MoreWeekday(start, self.at, link, day)
        self.at = start
        return None

    def yearly(self) -> Yearly | None:
        # EACH '一'? YEAR {OF LEAD}* times=times often=often? | EACH '一'? YEAR END BEFORE? | EACH '一'? YEAR {OF LEAD}* often=often | EACH '一'? YEAR
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (self.take_word(_WORDS_92) or True) and self.take(_WORDS_81) and (self.skip(_WORDS_171) or True) and (times := self.times()) and ((often := self.often()) or True):
            return Yearly(start, self.at, times, often)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (self.take_word(_WORDS_92) or True) and self.take(_WORDS_81) and self.take(_WORDS_109) and (self.take(_WORDS_172) or True):
            return Yearly(start, self.at, None, None)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (self.take_word(_WORDS_92) or True) and self.take(_WORDS_81) and (self.skip(_WORDS_171) or True) and (often := self.often()):
            return Yearly(start, self.at, None, often)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (self.take_word(_WORDS_92) or True) and self.take(_WORDS_81):
            return Yearly(start, self.at, None, None)
        self.at = start
        return None

    def every(self) -> Every | None:
        # EACH period=period {OF LEAD}* counted=counted | EACH period=period {OF LEAD}* place=place
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (period := self.period()) and (self.skip(_WORDS_171) or True) and (counted := self.counted()):
            return Every(start, self.at, period, counted, None)
        self.at = start
        if role in _WORDS_144 and self.take_word(_WORDS_167) and (period := self.period()) and (self.skip(_WORDS_171) or True) and (place := self.place()):
            return Every(start, self.at, period, None, place)
        self.at = start
        return None

    def counted(self) -> Tree | None:
        # {ORDINAL LAST_OF '前'} COUNT {WORKDAYS WEEK WEEKS} {BEFORE WITHIN}? often?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_175 and self.take_word(_WORDS_173) and self.take(_WORDS_43) and self.take(_WORDS_174) and (self.take(_WORDS_169) or True) and (self.often() or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def place(self) -> Place | None:
        # spots=spots? hour=hour? mark=MARK? hour? often=often?
        start = self.at
        role = self.tokens[start].role
        if ((spots := self.spots()) or True) and ((hour := self.hour()) or True) and ((mark := self.take(_WORDS_123)) or True) and (self.hour() or True) and ((often := self.often()) or True):
            return Place(start, self.at, spots, hour, mark, often)
        self.at = start
        return None

    def spots(self) -> Spots | None:
        # last='最后' COUNT {DAY DAYS} | where=where? OF? MONTH? third=THIRD | where=where? OF? MONTH? end=END | where=where? OF? MONTH? vague=VAGUE | where=where? OF? MONTH? days=days | where=where
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_178 and (last := self.take_word(_WORDS_176)) and self.take(_WORDS_43) and self.take(_WORDS_177):
            return Spots(start, self.at, last, None, None, None, None, None)
        self.at = start
        if role in _WORDS_180 and ((where := self.where()) or True) and (self.take(_WORDS_52) or True) and (self.take(_WORDS_69) or True) and (third := self.take(_WORDS_179)):
            return Spots(start, self.at, None, where, third, None, None, None)
        self.at = start
        if role in _WORDS_181 and ((where := self.where()) or True) and (self.take(_WORDS_52) or True) and (self.take(_WORDS_69) or True) and (end := self.take(_WORDS_109)):
            return Spots(start, self.at, None, where, None, end, None, None)
        self.at = start
        if role in _WORDS_183 and ((where := self.where()) or True) and (self.take(_WORDS_52) or True) and (self.take(_WORDS_69) or True) and (vague := self.take(_WORDS_182)):
            return Spots(start, self.at, None, where, None, None, vague, None)
        self.at = start
        if role in _WORDS_184 and ((where := self.where()) or True) and (self.take(_WORDS_52) or True) and (self.take(_WORDS_69) or True) and (days := self.days()):
            return Spots(start, self.at, None, where, None, None, None, days)
        self.at = start
        if role in _WORDS_185 and (where := self.where()):
            return Spots(start, self.at, None, where, None, None, None, None)
        return None

    def where(self) -> Where | None:
        # word=FIRST_OF | word='末月' | word='最后' COUNT MONTHS | word=NEXT_OF | ORDINAL number=NUMBER {MONTHS MONTH}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_186 and (word := self.take(_WORDS_186)):
            return Where(start, self.at, word, None)
        if role in _WORDS_178 and (word := self.take_word(_WORDS_187)):
            return Where(start, self.at, word, None)
        if role in _WORDS_178 and (word := self.take_word(_WORDS_176)) and self.take(_WORDS_43) and self.take(_WORDS_188):
            return Where(start, self.at, word, None)
        self.at = start
        if role in _WORDS_189 and (word := self.take(_WORDS_189)):
            return Where(start, self.at, word, None)
        if role in _WORDS_28 and self.take(_WORDS_28) and (number := self.take(_WORDS_30)) and self.take(_WORDS_164):
            return Where(start, self.at, None, number)
        self.at = start
        return None

    def days(self) -> Days | None:
        # '前' first=numbers {DAY DAYS} more=more_days* end=and_end? | first=numbers DAY more=more_days* end=and_end?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_172 and self.take_word(_WORDS_110) and (first := self.numbers()) and self.take(_WORDS_177) and ((more := self.many(self.more_days)) or True) and ((end := self.and_end()) or True):
            return Days(start, self.at, first, more, end)
        self.at = start
        if role in _WORDS_30 and (first := self.numbers()) and self.take(_WORDS_84) and ((more := self.many(self.more_days)) or True) and ((end := self.and_end()) or True):
            return Days(start, self.at, first, more, end)
        self.at = start
        return None

    def more_days(self) -> MoreDays | None:
        # BEFORE? link=LINK numbers=numbers DAY
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_190 and (self.take(_WORDS_172) or True) and (link := self.take(_WORDS_73)) and (numbers := self.numbers()) and self.take(_WORDS_84):
            return MoreDays(start, self.at, link, numbers)
        self.at = start
        return None

    def and_end(self) -> Tree | None:
        # BEFORE? AND MONTH? END
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_191 and (self.take(_WORDS_172) or True) and self.take(_WORDS_21) and (self.take(_WORDS_69) or True) and self.take(_WORDS_109):
            return Tree(start, self.at)
        self.at = start
        return None

    def after_period(self) -> AfterPeriod | None:
        # EVERY? unit=PERIOD {PERIOD_OVER AFTER} {OF LATEST LEAD}* day=NUMBER DAY BEFORE | EVERY? unit=PERIOD {PERIOD_OVER AFTER} {OF LATEST LEAD}* &NEXT_OF place=place | EVERY? unit=PERIOD {PERIOD_OVER AFTER} {OF LATEST LEAD}* length=length WITHIN?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_143 and (self.take(_WORDS_23) or True) and (unit := self.take_word(_WORDS_192)) and self.take(_WORDS_193) and (self.skip(_WORDS_194) or True) and (day := self.take(_WORDS_30)) and self.take(_WORDS_84) and self.take(_WORDS_172):
            return AfterPeriod(start, self.at, unit, day, None, None)
        self.at = start
        if role in _WORDS_143 and (self.take(_WORDS_23) or True) and (unit := self.take_word(_WORDS_192)) and self.take(_WORDS_193) and (self.skip(_WORDS_194) or True) and self.sees(_WORDS_189) and (place := self.place()):
            return AfterPeriod(start, self.at, unit, None, place, None)
        self.at = start
        if role in _WORDS_143 and (self.take(_WORDS_23) or True) and (unit := self.take_word(_WORDS_192)) and self.take(_WORDS_193) and (self.skip(_WORDS_194) or True) and (length := self.length()) and (self.take(_WORDS_89) or True):
            return AfterPeriod(start, self.at, unit, None, None, length)
        self.at = start
        return None

    def unsaid(self) -> Unsaid | None:
        # later=NEXT_OF '前'? COUNT WORKDAYS {WITHIN BEFORE}? | &NEXT_OF next=place | half=HALF MONTH '报' | word=PERIOD_WORD place=place | reported=reported | EVERY? word=ODD_EVEN OF? place=place | word=NEXT_QUARTER place=place | unit={QUARTER HALF_YEAR} !WITHIN {OF LEAD}* place=place | unit='年度' &END_OF_PHRASE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_189 and (later := self.take(_WORDS_189)) and (self.take_word(_WORDS_110) or True) and self.take(_WORDS_43) and self.take(_WORDS_195) and (self.take(_WORDS_169) or True):
            return Unsaid(start, self.at, later, None, None, None, None, None, None)
        self.at = start
        if role in _WORDS_189 and self.sees(_WORDS_189) and (next := self.place()):
            return Unsaid(start, self.at, None, next, None, None, None, None, None)
        self.at = start
        if role in _WORDS_130 and (half := self.take(_WORDS_130)) and self.take(_WORDS_69) and self.take_word(_WORDS_196):
            return Unsaid(start, self.at, None, None, half, None, None, None, None)
        self.at = start
        if role in _WORDS_197 and (word := self.take(_WORDS_197)) and (place := self.place()):
            return Unsaid(start, self.at, None, None, None, word, place, None, None)
        self.at = start
        if role in _WORDS_148 and (reported := self.reported()):
            return Unsaid(start, self.at, None, None, None, None, None, reported, None)
        if role in _WORDS_199 and (self.take(_WORDS_23) or True) and (word := self.take(_WORDS_198)) and (self.take(_WORDS_52) or True) and (place := self.place()):
            return Unsaid(start, self.at, None, None, None, word, place, None, None)
        self.at = start
        if role in _WORDS_200 and (word := self.take(_WORDS_200)) and (place := self.place()):
            return Unsaid(start, self.at, None, None, None, word, place, None, None)
        self.at = start
        if role in _WORDS_201 and (unit := self.take(_WORDS_201)) and not self.sees(_WORDS_89) and (self.skip(_WORDS_171) or True) and (place := self.place()):
            return Unsaid(start, self.at, None, None, None, None, place, None, unit)
        self.at = start
        if role in _WORDS_81 and (unit := self.take_word(_WORDS_202)) and self.sees(_WORDS_3):
            return Unsaid(start, self.at, None, None, None, None, None, None, unit)
        self.at = start
        return None

    def reported(self) -> Reported | None:
        # unit={MONTH QUARTER HALF_YEAR YEAR WEEK DAY} {'报' '通报' '调度'} place=place
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_148 and (unit := self.take(_WORDS_148)) and self.take_word(_WORDS_203) and (place := self.place()):
            return Reported(start, self.at, unit, place)
        self.at = start
        return None

    def relative(self) -> Relative | None:
        # limit=limit | {PREFIX FROM}* event=event marked limit=limit | {PREFIX FROM}* event=event day={SAME_DAY NEXT_DAY} WITHIN? | {PREFIX FROM}* event=event &LATEST subject=limit | {PREFIX FROM}* event=event limit=bounded
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_204 and (limit := self.limit()):
            return Relative(start, self.at, limit, None, None, None)
        if role in _WORDS_206 and (self.skip(_WORDS_205) or True) and (event := self.event()) and self.marked() and (limit := self.limit()):
            return Relative(start, self.at, limit, event, None, None)
        self.at = start
        if role in _WORDS_206 and (self.skip(_WORDS_205) or True) and (event := self.event()) and (day := self.take(_WORDS_207)) and (self.take(_WORDS_89) or True):
            return Relative(start, self.at, None, event, day, None)
        self.at = start
        if role in _WORDS_206 and (self.skip(_WORDS_205) or True) and (event := self.event()) and self.sees(_WORDS_208) and (subject := self.limit()):
            return Relative(start, self.at, None, event, None, subject)
        self.at = start
        if role in _WORDS_206 and (self.skip(_WORDS_205) or True) and (event := self.event()) and (limit := self.bounded()):
            return Relative(start, self.at, limit, event, None, None)
        self.at = start
        return None

    def length(self) -> Length | None:
        # word=HALF_YEAR | word=HALF MONTHS | first=COUPLE unit=MONTH | first=SMALL DASH last=SMALL unit=LENGTH half=HALF? | first=SMALL unit=LENGTH half=HALF?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_209 and (word := self.take(_WORDS_209)):
            return Length(start, self.at, word, None, None, None, None)
        if role in _WORDS_130 and (word := self.take(_WORDS_130)) and self.take(_WORDS_188):
            return Length(start, self.at, word, None, None, None, None)
        self.at = start
        if role in _WORDS_210 and (first := self.take(_WORDS_210)) and (unit := self.take(_WORDS_69)):
            return Length(start, self.at, None, first, unit, None, None)
        self.at = start
        if role in _WORDS_159 and (first := self.take(_WORDS_159)) and self.take(_WORDS_46) and (last := self.take(_WORDS_159)) and (unit := self.take_word(_WORDS_211)) and ((half := self.take(_WORDS_130)) or True):
            return Length(start, self.at, None, first, unit, last, half)
        self.at = start
        if role in _WORDS_159 and (first := self.take(_WORDS_159)) and (unit := self.take_word(_WORDS_211)) and ((half := self.take(_WORDS_130)) or True):
            return Length(start, self.at, None, first, unit, None, half)
        self.at = start
        return None

    def limit(self) -> Limit | None:
        # {LATEST LEAD COLON}* @length bound? !{BEFORE AFTER TIMES DASH ABOUT}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_204 and (self.skip(_WORDS_212) or True) and (found1 := self.length()) and (self.bound() or True) and not self.sees(_WORDS_213):
            return found1
        self.at = start
        return None

    def bounded(self) -> Bounded | None:
        # {LATEST LEAD COLON}* @length bound !{BEFORE AFTER TIMES DASH ABOUT}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_204 and (self.skip(_WORDS_212) or True) and (found1 := self.length()) and self.bound() and not self.sees(_WORDS_213):
            return found1
        self.at = start
        return None

    def bound(self) -> Tree | None:
        # WITHIN included? | FULLY BEFORE?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_89 and self.take(_WORDS_89) and (self.included() or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_214 and self.take(_WORDS_214) and (self.take(_WORDS_172) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def marked(self) -> Tree | None:
        # PASSED OF* AND? ORDINAL?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_136 and self.take(_WORDS_136) and (self.skip(_WORDS_52) or True) and (self.take(_WORDS_21) or True) and (self.take(_WORDS_28) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    @remembered
    def event(self) -> Tree | None:
        # &PERIOD_OVER | !NOT each_time? (!event_end !ONSET EVENT_WORD)* event_end
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_215 and self.sees(_WORDS_215):
            return Tree(start, self.at)
        if role in _WORDS_206 and not self.sees(_WORDS_76) and (self.each_time() or True) and (self.many(self.event_115) or True) and self.event_end():
            return Tree(start, self.at)
        self.at = start
        return None

    def event_115(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and not self.follows(self.event_end) and not self.sees_word(_WORDS_216) and self.take(_WORDS_137):
            return Tree(start, self.at)
        self.at = start
        return None

    def each_time(self) -> Tree | None:
        # EVERY TIMES
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_23 and self.take(_WORDS_23) and self.take(_WORDS_168):
            return Tree(start, self.at)
        self.at = start
        return None

    def event_end(self) -> Tree | None:
        # EVENT_WORD &mark_limit | {VERB CLOSE FULLY} &happening | RECEIVED (!happening !mark_limit EVENT_WORD)* &happening
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and self.take(_WORDS_137) and self.follows(self.mark_limit):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_217 and self.take(_WORDS_217) and self.follows(self.happening):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_47 and self.take_word(_WORDS_218) and (self.many(self.event_end_118) or True) and self.follows(self.happening):
            return Tree(start, self.at)
        self.at = start
        return None

    def event_end_118(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and not self.follows(self.happening) and not self.follows(self.mark_limit) and self.take(_WORDS_137):
            return Tree(start, self.at)
        self.at = start
        return None

    def mark_limit(self) -> Tree | None:
        # marked limit
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_136 and self.marked() and self.limit():
            return Tree(start, self.at)
        self.at = start
        return None

    def happening(self) -> Tree | None:
        # SAME_DAY | NEXT_DAY | &LATEST limit | bounded
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_219 and self.take(_WORDS_219):
            return Tree(start, self.at)
        if role in _WORDS_220 and self.take(_WORDS_220):
            return Tree(start, self.at)
        if role in _WORDS_208 and self.sees(_WORDS_208) and self.limit():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_204 and self.bounded():
            return Tree(start, self.at)
        return None

    def quoted_length(self) -> QuotedLength | None:
        # LATEST LATEST* @length WITHIN? | @length WITHIN
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_208 and self.take(_WORDS_208) and (self.skip(_WORDS_208) or True) and (found1 := self.length()) and (self.take(_WORDS_89) or True):
            return found1
        self.at = start
        if role in _WORDS_221 and (found2 := self.length()) and self.take(_WORDS_89):
            return found2
        self.at = start
        return None

    def standing(self) -> Standing | None:
        # since=since? already? LEAD* {'坚持' '保持' '做到' '实行'}? this_year? STANDING more_standing* !NOUN
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_15 and ((since := self.since()) or True) and (self.already() or True) and (self.skip(_WORDS_32) or True) and (self.take_word(_WORDS_222) or True) and (self.this_year() or True) and self.take(_WORDS_35) and (self.many(self.more_standing) or True) and not self.sees(_WORDS_36):
            return Standing(start, self.at, since)
        self.at = start
        return None

    def since(self) -> Since | None:
        # now=NOW | FROM? times=times {SINCE DAY_OF} AND?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_134 and (now := self.take(_WORDS_134)):
            return Since(start, self.at, now, None)
        if role in _WORDS_224 and (self.take(_WORDS_135) or True) and (times := self.times()) and self.take(_WORDS_223) and (self.take(_WORDS_21) or True):
            return Since(start, self.at, None, times)
        self.at = start
        return None

    def already(self) -> Tree | None:
        # DONE {VERB ADVERB NOUN}+ {AND STOP}*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_225 and self.take(_WORDS_225) and self.skip(_WORDS_37) and (self.skip(_WORDS_9) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def this_year(self) -> Tree | None:
        # NUMBER? YEAR WITHIN? | PLAN_YEAR WITHIN?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_226 and (self.take(_WORDS_30) or True) and self.take(_WORDS_81) and (self.take(_WORDS_89) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_152 and self.take(_WORDS_152) and (self.take(_WORDS_89) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def more_standing(self) -> Tree | None:
        # AND? ADVERB* STANDING
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_227 and (self.take(_WORDS_21) or True) and (self.skip(_WORDS_48) or True) and self.take(_WORDS_35):
            return Tree(start, self.at)
        self.at = start
        return None

    @remembered
    def vague(self) -> Tree | None:
        # {LEAD LATEST}* vague_word+ | (!alongside TOPIC)+ alongside
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_229 and (self.skip(_WORDS_228) or True) and self.many(self.vague_word):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_25 and self.many(self.vague_128) and self.alongside():
            return Tree(start, self.at)
        self.at = start
        return None

    def vague_128(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_25 and not self.follows(self.alongside) and self.take(_WORDS_25):
            return Tree(start, self.at)
        self.at = start
        return None

    def vague_word(self) -> Tree | None:
        # UNDATED+ {'要求' '而定' '确定'}? | CONDITION {'要求' '而定' '确定'}? | basis | alongside | changing
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_230 and self.skip(_WORDS_230) and (self.take_word(_WORDS_231) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_232 and self.take(_WORDS_232) and (self.take_word(_WORDS_231) or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_233 and self.basis():
            return Tree(start, self.at)
        if role in _WORDS_234 and self.alongside():
            return Tree(start, self.at)
        if role in _WORDS_47 and self.changing():
            return Tree(start, self.at)
        return None

    def basis(self) -> Tree | None:
        # {BASIS DEPENDING AGENT '按'} (base+ | BASED* &UNDATED) | {'以' '以上'} (!'为准' BASED)+ '为准'
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_236 and self.take_word(_WORDS_235) and self.basis_131():
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_239 and self.take_word(_WORDS_237) and self.many(self.basis_132) and self.take_word(_WORDS_238):
            return Tree(start, self.at)
        self.at = start
        return None

    def basis_131(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_240 and self.many(self.base):
            return Tree(start, self.at)
        if role in _WORDS_241 and (self.skip(_WORDS_240) or True) and self.sees(_WORDS_230):
            return Tree(start, self.at)
        self.at = start
        return None

    def basis_132(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_240 and not self.sees_word(_WORDS_238) and self.take(_WORDS_240):
            return Tree(start, self.at)
        self.at = start
        return None

    def base(self) -> Tree | None:
        # (!BASE BASED)* BASE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_240 and (self.many(self.base_134) or True) and self.take_word(_WORDS_242):
            return Tree(start, self.at)
        self.at = start
        return None

    def base_134(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_240 and not self.sees_word(_WORDS_242) and self.take(_WORDS_240):
            return Tree(start, self.at)
        self.at = start
        return None

    def alongside(self) -> Tree | None:
        # {'与' '和' WITH} (!{'同步' '同时' '一并'} BASED)+ {'同步' '同时' '一并'}
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_234 and self.take_word(_WORDS_243) and self.many(self.alongside_136) and self.take_word(_WORDS_244):
            return Tree(start, self.at)
        self.at = start
        return None

    def alongside_136(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_240 and not self.sees_word(_WORDS_244) and self.take(_WORDS_240):
            return Tree(start, self.at)
        self.at = start
        return None

    def changing(self) -> Tree | None:
        # VERB+ AT_ONCE VERB
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_47 and self.skip(_WORDS_47) and self.take(_WORDS_245) and self.take(_WORDS_47):
            return Tree(start, self.at)
        self.at = start
        return None

    def around(self) -> Around | None:
        # {LEAD LATEST}* AT_LEAST? @without_date | @without_date
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_19 and (self.skip(_WORDS_228) or True) and (self.take(_WORDS_151) or True) and (found1 := self.without_date()):
            return found1
        self.at = start
        if role in _WORDS_19 and (found2 := self.without_date()):
            return found2
        return None

    def without_date(self) -> WithoutDate | None:
        # ahead | lone_day | counted_back | moment | backward | happened
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_246 and (found1 := self.ahead()):
            return found1
        if role in _WORDS_30 and (found2 := self.lone_day()):
            return found2
        if role in _WORDS_247 and (found3 := self.counted_back()):
            return found3
        if role in _WORDS_248 and (found4 := self.moment()):
            return found4
        if role in _WORDS_249 and (found5 := self.backward()):
            return found5
        if role in _WORDS_250 and (found6 := self.happened()):
            return found6
        return None

    def ahead(self) -> Ahead | None:
        # AHEAD AT_LEAST? length=length
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_246 and self.take(_WORDS_246) and (self.take(_WORDS_151) or True) and (length := self.length()):
            return Ahead(start, self.at, length)
        self.at = start
        return None

    def lone_day(self) -> LoneDay | None:
        # number=NUMBER DAY BEFORE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and (number := self.take(_WORDS_30)) and self.take(_WORDS_84) and self.take(_WORDS_172):
            return LoneDay(start, self.at, number)
        self.at = start
        return None

    def moment(self) -> Moment | None:
        # word=hour CLOSER* | day={SAME_DAY NEXT_DAY} {SAME_DAY NEXT_DAY}* CLOSER* | {THIS NEXT_OF}* day=NAMED_DAY NAMED_DAY* {MONTH WEEK QUARTER THIRD}* closed? | {THIS NEXT_OF}+ day={MONTH WEEK QUARTER THIRD} {MONTH WEEK QUARTER THIRD}* the_day? closed? | day={MONTH WEEK QUARTER THIRD} {MONTH WEEK QUARTER THIRD}* closed | EVERY? day=TERM closed | day='年' &BEFORE CLOSER+ | {THIS NEXT_OF}+ day=CLOSER CLOSER*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_128 and (word := self.hour()) and (self.skip(_WORDS_251) or True):
            return Moment(start, self.at, word, None)
        self.at = start
        if role in _WORDS_207 and (day := self.take(_WORDS_207)) and (self.skip(_WORDS_207) or True) and (self.skip(_WORDS_251) or True):
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_255 and (self.skip(_WORDS_252) or True) and (day := self.take(_WORDS_253)) and (self.skip(_WORDS_253) or True) and (self.skip(_WORDS_254) or True) and (self.closed() or True):
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_252 and self.skip(_WORDS_252) and (day := self.take(_WORDS_254)) and (self.skip(_WORDS_254) or True) and (self.the_day() or True) and (self.closed() or True):
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_254 and (day := self.take(_WORDS_254)) and (self.skip(_WORDS_254) or True) and self.closed():
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_257 and (self.take(_WORDS_23) or True) and (day := self.take(_WORDS_256)) and self.closed():
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_81 and (day := self.take_word(_WORDS_258)) and self.sees(_WORDS_172) and self.skip(_WORDS_251):
            return Moment(start, self.at, None, day)
        self.at = start
        if role in _WORDS_252 and self.skip(_WORDS_252) and (day := self.take(_WORDS_251)) and (self.skip(_WORDS_251) or True):
            return Moment(start, self.at, None, day)
        self.at = start
        return None

    def the_day(self) -> Tree | None:
        # NUMBER DAY?
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_30 and self.take(_WORDS_30) and (self.take(_WORDS_84) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def closed(self) -> Tree | None:
        # {CLOSER PERIOD_OVER}+ feast_over? | VERB+ CLOSER+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_259 and self.skip(_WORDS_259) and (self.feast_over() or True):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_47 and self.skip(_WORDS_47) and self.skip(_WORDS_251):
            return Tree(start, self.at)
        self.at = start
        return None

    def feast_over(self) -> Tree | None:
        # VERB+ CLOSER+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_47 and self.skip(_WORDS_47) and self.skip(_WORDS_251):
            return Tree(start, self.at)
        self.at = start
        return None

    def counted_back(self) -> CountedBack | None:
        # FROM* each_time? event=occasion OF? length=length BEFORE | FROM* each_time? event=occasion BEFORE AT_LEAST? length=length {WITHIN BEFORE}*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_247 and (self.skip(_WORDS_135) or True) and (self.each_time() or True) and (event := self.occasion()) and (self.take(_WORDS_52) or True) and (length := self.length()) and self.take(_WORDS_172):
            return CountedBack(start, self.at, event, length)
        self.at = start
        if role in _WORDS_247 and (self.skip(_WORDS_135) or True) and (self.each_time() or True) and (event := self.occasion()) and self.take(_WORDS_172) and (self.take(_WORDS_151) or True) and (length := self.length()) and (self.skip(_WORDS_169) or True):
            return CountedBack(start, self.at, event, length)
        self.at = start
        return None

    def backward(self) -> Backward | None:
        # FROM* event=occasion BEFORE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_249 and (self.skip(_WORDS_135) or True) and (event := self.occasion()) and self.take(_WORDS_172):
            return Backward(start, self.at, event)
        self.at = start
        return None

    def occasion(self) -> Tree | None:
        # occasion_word occasion_word*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_249 and self.occasion_word() and (self.many(self.occasion_word) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def occasion_word(self) -> Tree | None:
        # UNKNOWN QUARTER | OCCASION | OF !length | COUNT &UNKNOWN
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_260 and self.take(_WORDS_260) and self.take(_WORDS_75):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_261 and self.take(_WORDS_261):
            return Tree(start, self.at)
        if role in _WORDS_52 and self.take(_WORDS_52) and not self.follows(self.length):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_43 and self.take(_WORDS_43) and self.sees(_WORDS_260):
            return Tree(start, self.at)
        self.at = start
        return None

    def happened(self) -> Happened | None:
        # FROM* event=happening_name mark={AFTER PERIOD_OVER} {AND ADVERB}* {UNDATED STANDING}* | FROM* event=happening_name mark=DAY_OF {AND ADVERB}* {UNDATED STANDING}+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_250 and (self.skip(_WORDS_135) or True) and (event := self.happening_name()) and (mark := self.take(_WORDS_193)) and (self.skip(_WORDS_22) or True) and (self.skip(_WORDS_262) or True):
            return Happened(start, self.at, event, mark)
        self.at = start
        if role in _WORDS_250 and (self.skip(_WORDS_135) or True) and (event := self.happening_name()) and (mark := self.take(_WORDS_263)) and (self.skip(_WORDS_22) or True) and self.skip(_WORDS_262):
            return Happened(start, self.at, event, mark)
        self.at = start
        return None

    def happening_name(self) -> Tree | None:
        # (!happening_end NO_NUMBER)* happening_end
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_250 and (self.many(self.happening_name_152) or True) and self.happening_end():
            return Tree(start, self.at)
        self.at = start
        return None

    def happening_name_152(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_250 and not self.follows(self.happening_end) and self.take(_WORDS_250):
            return Tree(start, self.at)
        self.at = start
        return None

    def happening_end(self) -> Tree | None:
        # {VERB CLOSE FULLY} &HAPPENED | RECEIVED (!HAPPENED NO_NUMBER)* &HAPPENED
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_217 and self.take(_WORDS_217) and self.sees(_WORDS_264):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_47 and self.take_word(_WORDS_218) and (self.many(self.happening_end_154) or True) and self.sees(_WORDS_264):
            return Tree(start, self.at)
        self.at = start
        return None

    def happening_end_154(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_250 and not self.sees(_WORDS_264) and self.take(_WORDS_250):
            return Tree(start, self.at)
        self.at = start
        return None

    def refused(self) -> Refused | None:
        # status | validity | least | done | start
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_51 and (found1 := self.status()):
            return found1
        if role in _WORDS_265 and (found2 := self.validity()):
            return found2
        if role in _WORDS_266 and (found3 := self.least()):
            return found3
        if role in _WORDS_267 and (found4 := self.done()):
            return found4
        if role in _WORDS_268 and (found5 := self.start()):
            return found5
        return None

    def status(self) -> Status | None:
        # word='截至目前' | word=STATUS now={'目前' '现在'} | word=STATUS times=times
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_51 and (word := self.take_word(_WORDS_269)):
            return Status(start, self.at, word, None, None)
        if role in _WORDS_51 and (word := self.take(_WORDS_51)) and (now := self.take_word(_WORDS_270)):
            return Status(start, self.at, word, now, None)
        self.at = start
        if role in _WORDS_51 and (word := self.take(_WORDS_51)) and (times := self.times()):
            return Status(start, self.at, word, None, times)
        self.at = start
        return None

    def validity(self) -> Validity | None:
        # word=VALIDITY {DASH LEAD COLON}* times | word=VALIDITY {DASH LEAD COLON}* length
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_265 and (word := self.take(_WORDS_265)) and (self.skip(_WORDS_271) or True) and self.times():
            return Validity(start, self.at, word)
        self.at = start
        if role in _WORDS_265 and (word := self.take(_WORDS_265)) and (self.skip(_WORDS_271) or True) and self.length():
            return Validity(start, self.at, word)
        self.at = start
        return None

    def least(self) -> Least | None:
        # {VERB NOUN ADVERB LEAD}* mark=AT_LEAST length | {VERB NOUN ADVERB LEAD}* length mark='以上'
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_273 and (self.skip(_WORDS_272) or True) and (mark := self.take(_WORDS_151)) and self.length():
            return Least(start, self.at, mark)
        self.at = start
        if role in _WORDS_274 and (self.skip(_WORDS_272) or True) and self.length() and (mark := self.take_word(_WORDS_44)):
            return Least(start, self.at, mark)
        self.at = start
        return None

    def done(self) -> Done | None:
        # times word=DONE LEAD* {VERB ADVERB}+ | word=DONE LEAD* times? {VERB ADVERB}+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_114 and self.times() and (word := self.take(_WORDS_225)) and (self.skip(_WORDS_32) or True) and self.skip(_WORDS_49):
            return Done(start, self.at, word)
        self.at = start
        if role in _WORDS_225 and (word := self.take(_WORDS_225)) and (self.skip(_WORDS_32) or True) and (self.times() or True) and self.skip(_WORDS_49):
            return Done(start, self.at, word)
        self.at = start
        return None

    def start(self) -> Start | None:
        # now=NOW STARTING* !DASH | FROM* times=times {SINCE DAY_OF AFTER} {SINCE STARTING}* | FROM* times=times START_VERB {SINCE STARTING}* | FROM* length=length AFTER STARTING* | FROM FROM* event=start_event start_end
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_134 and (now := self.take(_WORDS_134)) and (self.skip(_WORDS_275) or True) and not self.sees(_WORDS_46):
            return Start(start, self.at, now, None, None, None)
        self.at = start
        if role in _WORDS_224 and (self.skip(_WORDS_135) or True) and (times := self.times()) and self.take(_WORDS_276) and (self.skip(_WORDS_277) or True):
            return Start(start, self.at, None, times, None, None)
        self.at = start
        if role in _WORDS_224 and (self.skip(_WORDS_135) or True) and (times := self.times()) and self.take(_WORDS_278) and (self.skip(_WORDS_277) or True):
            return Start(start, self.at, None, times, None, None)
        self.at = start
        if role in _WORDS_280 and (self.skip(_WORDS_135) or True) and (length := self.length()) and self.take(_WORDS_279) and (self.skip(_WORDS_275) or True):
            return Start(start, self.at, None, None, length, None)
        self.at = start
        if role in _WORDS_135 and self.take(_WORDS_135) and (self.skip(_WORDS_135) or True) and (event := self.start_event()) and self.start_end():
            return Start(start, self.at, None, None, None, event)
        self.at = start
        return None

    def start_event(self) -> Tree | None:
        # (!start_end EVENT_WORD)+
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and self.many(self.start_event_162):
            return Tree(start, self.at)
        return None

    def start_event_162(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_137 and not self.follows(self.start_end) and self.take(_WORDS_137):
            return Tree(start, self.at)
        self.at = start
        return None

    def start_end(self) -> Tree | None:
        # PASSED (start_length | !limit) AND? !UNDATED {SINCE STARTING}*
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_136 and self.take(_WORDS_136) and self.start_end_164() and (self.take(_WORDS_21) or True) and not self.sees(_WORDS_230) and (self.skip(_WORDS_277) or True):
            return Tree(start, self.at)
        self.at = start
        return None

    def start_end_164(self) -> Tree | None:
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_281 and self.start_length():
            return Tree(start, self.at)
        if not self.follows(self.limit):
            return Tree(start, self.at)
        return None

    def start_length(self) -> Tree | None:
        # FULLY? length FULLY? AFTER | FULLY length &END_OF_PHRASE
        start = self.at
        role = self.tokens[start].role
        if role in _WORDS_281 and (self.take(_WORDS_214) or True) and self.length() and (self.take(_WORDS_214) or True) and self.take(_WORDS_279):
            return Tree(start, self.at)
        self.at = start
        if role in _WORDS_214 and self.take(_WORDS_214) and self.length() and self.sees(_WORDS_3):
            return Tree(start, self.at)
        self.at = start
        return None

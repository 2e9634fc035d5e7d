"""The figures of several bureaus as JSON, for scripts; ``docs/json.md`` describes their keys."""

from gongkai.districts import Counts, DistrictFacts
from gongkai.formats.json import day, json_text
from gongkai.rates import Rate


def district_json(district: DistrictFacts) -> str:
    """Return several bureaus as ``district`` gives them."""
    fields = {
        "as_of": day(district.as_of),
        "within": district.within.text,
        "bureaus": [
            {
                "folder": each.folder,
                "name": each.name,
                "problem": each.problem,
                **(_no_counts() if each.problem else _counts_fields(each.counts)),
            }
            for each in district.bureaus
        ],
        "total": _counts_fields(district.total),
    }
    return json_text(fields)


def _counts_fields(counts: Counts) -> dict[str, object]:
    """Return figures by name, a rate as its two numbers."""
    return {
        name: list(value) if isinstance(value, Rate) else value
        for name, value in counts._asdict().items()
    }


def _no_counts() -> dict[str, None]:
    """Return every figure as unknown: what was not counted is not 0."""
    return dict.fromkeys(Counts._fields)

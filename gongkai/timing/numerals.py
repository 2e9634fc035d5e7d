"""Numbers as offices write them: 30, 三十, 廿八, 二○○五, 二00五.

It knows nothing of what is counted. Full-width digits are folded before this module sees them.
"""

_ZEROS = "〇○◯零Oo"
_DIGITS = {char: value for value, char in enumerate("0123456789")}
_DIGITS |= {char: value for value, char in enumerate("零一二三四五六七八九")}
_DIGITS |= dict.fromkeys(_ZEROS, 0) | {"两": 2}
_TENS = {"十": (1, 10), "百": (1, 100), "廿": (2, 10), "卅": (3, 10)}
_MIXED = frozenset(_DIGITS) | frozenset(_TENS)
STARTS = _MIXED - frozenset("Oo")
_LONGEST = 12
_NAMES = "零一二三四五六七八九十"


def end_of_number(text: str, start: int) -> int:
    """Return where the number that begins at ``start`` ends; the letter O counts as a zero
    only between numerals (二O二二).
    """
    end = start + 1
    while end < len(text) and text[end] in _MIXED:
        if text[end] in "Oo" and text[end + 1 : end + 2] not in _MIXED:
            break
        end += 1
    return end


def read_number(text: str) -> int | None:
    """Return the value of a numeral, or ``None`` when its parts do not fit together."""
    if len(text) > _LONGEST:
        return None
    if text.isdecimal() and text.isascii():
        return int(text)
    if not any(char in _TENS for char in text):
        return int("".join(str(_DIGITS[char]) for char in text))
    total, current, last = 0, "", 1000
    for char in text:
        if char in _DIGITS:
            current += str(_DIGITS[char])
            continue
        factor, unit = _TENS[char]
        if unit >= last or (factor > 1 and current):
            return None
        total += (int(current) if current else factor) * unit
        current, last = "", unit
    ones = current.lstrip("0")
    return total + int(ones or 0) if len(ones) <= len(str(last)) - 1 else None


def separate_digits(text: str) -> tuple[int, ...]:
    """Return 2 and 3 for 二三 (as in 二三季度), nothing for a number that is one number."""
    if len(text) < 2 or not all(char in "一二三四五六七八九" for char in text):
        return ()
    return tuple(_DIGITS[char] for char in text)


def chinese(number: int) -> str:
    """Return a small number in Chinese: 1 is 一, 10 is 十."""
    return _NAMES[number]

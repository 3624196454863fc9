"""What control plans write: smallest volumes and how often, read or refused."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lagesbild.control_terms import Frequency, Occasions, Volume, parse_occasions, parse_volume


@pytest.mark.parametrize(
    ("text", "number", "share"),
    [
        ("5", 5, None), ("5 ärenden", 5, None), ("minst 20 ärenden", 20, None),
        ("15 underlag/registreringar", 15, None), ("1 000 fakturor", 1_000, None),
        ("10 %", None, "0.1"), ("Minst 10 % av ärenden", None, "0.1"), ("2,5%", None, "0.025"),
        ("100 procent", None, "1"),
    ],
)  # fmt: skip
def test_a_volume_is_a_number_or_a_share(text: str, number: int | None, share: str | None) -> None:
    assert parse_volume(text) == Volume(number, None if share is None else Decimal(share))


@pytest.mark.parametrize(
    "text",
    ["några", "ca 5", "5 av 20", "0", "0 %", "101 %", "2,5 ärenden", "10,125 %", "-5", "5-10",
     "minst tio fakturor", "", "1 000 000 000 ärenden"],
)  # fmt: skip
def test_a_volume_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="”"):
        parse_volume(text)


@pytest.mark.parametrize(
    ("text", "frequency", "months"),
    [
        ("månadsvis", Frequency.MONTHLY, range(1, 13)),
        ("1 gång/månad", Frequency.MONTHLY, range(1, 13)),
        ("3 gånger/år (april, aug, dec)", Frequency.MONTHS, (4, 8, 12)),
        ("2 gånger/år (maj/nov)", Frequency.MONTHS, (5, 11)),
        ("Två gånger om året: november och maj.", Frequency.MONTHS, (5, 11)),
        ("2 gånger/år (3, 9)", Frequency.MONTHS, (3, 9)),
        ("april; sept.", Frequency.MONTHS, (4, 9)),
        ("1 gång/år (nov)", Frequency.MONTHS, (11,)),
        ("1 gång/ år", Frequency.YEARLY, (12,)),
        ("årligen", Frequency.YEARLY, (12,)),
        ("Inför varje nämnd", Frequency.BEFORE_MEETINGS, ()),
        ("inför varje ordinarie individutskott", Frequency.BEFORE_MEETINGS, ()),
    ],
)
def test_a_frequency_says_its_months(
    text: str, frequency: Frequency, months: tuple[int, ...]
) -> None:
    assert parse_occasions(text) == Occasions(frequency, tuple(months))


@pytest.mark.parametrize(
    "text",
    ["ibland", "3 gånger/år", "3 gånger/år (april, aug)", "2 gånger/år (april, april)",
     "2 gånger/år (5, 13)", "inför varje månad", "jan-dec", "12", "4, 8", "kvartalsvis", "",
     "2 gånger/år (vår, höst)"],
)  # fmt: skip
def test_a_frequency_is_never_guessed(text: str) -> None:
    with pytest.raises(ValueError, match="”"):
        parse_occasions(text)

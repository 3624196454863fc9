"""How Swedes write figures: what is a number, a unit, a hedge, a direction, and what is no figure.

Every pattern is matched against text in lower case of the same length as the text itself.
"""

from __future__ import annotations

import re
from decimal import Decimal
from enum import Enum

B = "[ \u00a0\u202f\u2009]"
_BREAK = rf"(?:{B}*\n{B}*|{B}+)"
"""Between words: blanks, or the end of one line of a paragraph."""
LONGEST_NUMBER = 15


class Unit(Enum):
    """What a figure counts. The value is the word in SQL."""

    SEK = "sek"
    PERCENT = "percent"
    POINTS = "points"  # percentage points
    DAYS = "days"
    COUNT = "count"


class Direction(Enum):
    """What the text says of a figure besides its size."""

    MORE = "more"
    LESS = "less"
    DEFICIT = "deficit"
    SURPLUS = "surplus"
    NONE = "none"


class Hedge(Enum):
    """How sure of its figure a text is; OVER and UNDER are one-sided, LIMIT is of a rule."""

    NONE = "none"
    ABOUT = "about"  # cirka
    OVER = "over"  # drygt
    UNDER = "under"  # knappt
    LIMIT = "limit"  # minst, högst: what must be, not what is


class Topic(Enum):
    """What a figure may be about, by the words near it."""

    BUDGET = "budget"
    ACTUAL = "actual"
    VARIANCE = "variance"
    FORECAST = "forecast"
    CHANGE = "change"  # from last year
    COST = "cost"
    INCOME = "income"
    MONTH = "month"


NUMBER = (
    rf"(?:\d{{1,3}}(?:{B}\d{{3}})+(?!\d)(?:,\d+)?"
    rf"|\d{{1,3}}(?:\.\d{{3}})+(?![.\d])(?:,\d+)?"
    r"|\d+(?:[.,]\d+)?)"
)
WORD_NUMBERS: dict[str, Decimal | int] = {
    "en halv": Decimal("0.5"), "ett halvt": Decimal("0.5"), "halv": Decimal("0.5"),
    "en": 1, "ett": 1, "två": 2, "tre": 3, "fyra": 4, "fem": 5, "sex": 6, "sju": 7, "åtta": 8,
    "nio": 9, "tio": 10, "elva": 11, "tolv": 12, "tretton": 13, "fjorton": 14, "femton": 15,
    "tjugo": 20, "trettio": 30, "fyrtio": 40, "femtio": 50, "hundra": 100,
}  # fmt: skip
_WORD_NUMBER = "|".join(sorted(WORD_NUMBERS, key=len, reverse=True))
_MONEY = {
    1_000_000_000: r"mdkr|miljarde?r?(?:[ \u00a0\n]kr(?:onor)?)?",
    1_000_000: (
        r"mnkr|mkr|msek|mn[ \u00a0]kr|milj(?:on(?:er)?|\.)?(?:[ \u00a0\n]*(?:kronor|kr|sek))?"
    ),
    1_000: r"tkr|kkr|ksek|tusen(?:tals)?[ \u00a0\n]kr(?:onor)?",
    1: r"kronor|kr|sek|:-",
}
_END = r"(?![\w])"
UNITS: tuple[tuple[re.Pattern[str], Unit, int], ...] = (
    (re.compile(rf"(?:procentenhet(?:er)?|%-enhet(?:er)?|p\.e\.?){_END}"), Unit.POINTS, 1),
    (re.compile(rf"(?:%|(?:procent|proc\.?){_END})"), Unit.PERCENT, 1),
    *(
        (re.compile(rf"(?:{words}){_END}"), Unit.SEK, scale)
        for scale, words in _MONEY.items()
    ),
    (
        re.compile(rf"(?:(?:vård|placerings|boende)?(?:dygn|dag(?:ar)?)(?:na|en)?){_END}"),
        Unit.DAYS,
        1,
    ),
)  # fmt: skip
FOUND = re.compile(
    rf"(?<![\w.,:/])(?:(?P<word>{_WORD_NUMBER})(?!\w)"
    rf"|(?P<sign>[+−]{B}?|[-–]|(?:minus|plus){B})?"
    rf"(?P<low>{NUMBER})(?P<joint>{B}?[-–]{B}?|{B}(?:till|och){B})?(?(joint)(?P<high>{NUMBER})))"
)
UNIT_GAP = re.compile(rf"{_BREAK}?")
COUNTED_BY_WORD = re.compile(
    rf"(?:[^\W\d_]+(?:de|da|ta|na|ande|ende|nya){_BREAK})?(?:barn|ungdomar|personer|hushåll|flyktingar)\b"
)
_MODIFIER = r"(?:fler|färre|nya|öppna|[^\W\d_]{3,}(?:ade|ande|ända|rda|sta|lda|nda|ökande))"
COUNTED = re.compile(
    rf"{_BREAK}(?!(?:och|eller|samt|till|från|per|för|med|som|inom|under|över|mot|än|har|kan|ska"
    rf"|dec|jan|feb|mars?|apr|maj|jun|jul|aug|sep|sept|okt|nov|månader|månad|år|års|timme)\b)"
    rf"(?:{_MODIFIER}{_BREAK})?[^\W\d_]{{3,}}"
)
BARE_BEFORE = re.compile(
    r"(?:(?<!\w)(?:är|var|blev|blir|från|till|på|med|totalt|uppgår|uppgick|cirka|ca|drygt|knappt"
    r"|omkring|ungefär|budgeterade|för)|:)\s+$"
)
BARE_AFTER = re.compile(r"\s*(?:$|[.,;)(]|\s(?:i|till|från|mot|för|under|jämfört|och)\b)")

HEDGES: tuple[tuple[re.Pattern[str], Hedge], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})\s+$"), hedge)
    for words, hedge in (
        (r"cirka|ca\.?|c:a|omkring|ungefär|runt|kring|uppskattningsvis|i storleksordningen",
         Hedge.ABOUT),
        (r"drygt|över|mer än|större än|fler än|överstiger", Hedge.OVER),
        (r"knappt|nästan|närmare|nära|under|mindre än|färre än|upp emot|uppemot|inte fullt",
         Hedge.UNDER),
        (r"minst|lägst|högst|max|maximalt|som mest|upp till", Hedge.LIMIT),
    )
)  # fmt: skip

_MONTHS = (
    r"(?:januari|februari|mars|april|maj|juni|juli|augusti|september|oktober|november|december"
    r"|jan|feb|apr|jun|jul|aug|sept|sep|okt|nov|dec)"
)
_LIST = rf"\d+(?:[.:]\d+)?(?:{B}?(?:,|och|[-–]|samt){B}?\d+(?:[.:]\d+)?)*"
NOT_FIGURES = re.compile(
    "|".join(
        (
            r"(?<!\d)\d{4}-\d{2}-\d{2}(?!\d)",
            rf"(?<![\d,.])\d{{1,2}}(?:{B}?[-–]{B}?\d{{1,2}})?(?::[ae])?{B}{_MONTHS}\b(?:{B}\d{{4}})?",
            rf"(?<![\d\w,.])\d{{1,2}}/\d{{1,2}}(?:[-{B[1:-1]}]\d{{4}})?(?![\d\w])",
            r"\(\d{4}:\d+\)|(?<!\d)\d{4}:\d+(?!\d)|(?<!\d)\d{1,2}:\d{1,4}(?!\d)",
            rf"§§?{B}*{_LIST}|{_LIST}{B}*(?:§§?|kap\b\.?|p\.(?!e))",
            rf"(?<!\d)0\d{{1,3}}{B}?[-–/]{B}?\d[\d {B[1:-1]}]{{4,12}}\d",
            rf"(?<!\w)(?:v\.?|vecka|veckorna|veckor){B}*{_LIST}",
            rf"(?<!\w)kl(?:ockan|\.)?{B}*\d{{1,2}}(?:[.:]\d{{2}})?(?:{B}?[-–]{B}?\d{{1,2}}[.:]\d{{2}})?",
            rf"(?<!\w)(?:(?:nämnd|del)?mål(?:en|et)?|uppdrag(?:en)?|bilag(?:a|or)|tabell(?:en|er)?|punkt|"
            rf"figur|diagram|sid(?:an|a|or)?\.?|kapitel|avsnitt|artikel|agenda|konto(?:n|t)?|ansvar|"
            rf"lokal|rum|nr\.?|nummer|steg|fas|nivå|typ|kostnadsställe|projekt|aktivitet|dnr\.?|"
            rf"period(?:en)?|tertial|kvartal|rad|version|delår|delprocess(?:erna)?|"
            rf"prop\.?){B}+{_LIST}(?!{B}*(?:%|procent|kr|kronor|tkr|mkr|mnkr|milj))",
            rf"(?<![\d,.])\d{{1,3}}(?:{B}?[-–]{B}?\d{{1,3}})?{B}?(?:år(?:ing|ig|s)?(?:ar|a)?|månad(?:er)?|"
            rf"(?:kalender)?veckor|timm(?:e|ar)|minuter|gång(?:er)?)\b",
            r"(?<![\d,.])\d+-?(?:gradig|årig|siffrig|punkts|plats|dagars)\w*",
            r"[^\W\d_]+[-–]?\d+(?:[-–.:]\d+)*",
            r"\d+(?!kr|tkr|mkr|mnkr|kkr|msek|procent|dygn|milj)[^\W\d_]+",
            r"(?<!\d)20\d{2}(?:0[1-9]|1[0-3])(?!\d)",
            rf"(?<![\d,.])(?:19|20)\d{{2}}(?:{B}?[-–/]{B}?(?:(?:19|20)\d{{2}}|\d{{2}}(?!\d)))?"
            rf"(?![\d,]\d|{B}?(?:%|procent|kr\b|kronor|tkr|mkr|mnkr|milj|dygn|dagar|st(?:ycken)?\b))",
        )
    )
)  # fmt: skip
LIST_NUMBER = re.compile(rf"(?:^|(?<=[.!?:]{B})|(?<=\n)){B}*\d{{1,2}}[.)](?={B}|$)", re.MULTILINE)
SENTENCE_END = re.compile(r"[.!?]+(?=\s+[\"”(]?[A-ZÅÄÖ0-9])|\n\s*\n|\n(?=\s*[-•–*])")
ABBREVIATED = re.compile(
    r"(?:\b(?:ca|kap|bl\.?a|t\.?ex|dvs|p\.?g\.?a|fr\.?o\.?m|t\.?o\.?m|jmf|jfr|st|nr|kl|milj|v|inkl"
    r"|exkl|m\.?m|resp|s\.?k|prop|sid|tab|avd)|(?:^|\s)\d{1,2})$",
    re.IGNORECASE,
)

BEFORE: tuple[tuple[re.Pattern[str], Direction, bool], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{words})(?!\w)"), direction, is_noun)
    for words, direction, is_noun in (
        (r"\w*underskott\w*|negativ\w*(?: \w+)? ?\w*avvikels\w*|överskrid\w*|minusresultat\w*"
         r"|försämring\w*|\w*förlust\w*", Direction.DEFICIT, True),
        (r"\w*överskott\w*|positiv\w*(?: \w+)? ?\w*avvikels\w*|plusresultat\w*|\w*förbättring\w*",
         Direction.SURPLUS, True),
        (r"\w*ökning\w*|\w*höjning\w*|\w*uppgång\w*|merkostnad\w*", Direction.MORE, True),
        (r"\w*minskning\w*|\w*sänkning\w*|\w*nedgång\w*|\w*besparing\w*", Direction.LESS, True),
        (r"(?:ut)?öka(?:r|t|d|de|des|s|nde)?|steg|stig(?:er|it)|höj(?:s|er|t|d|de|des|as)|växt\w*|växer"
         r"|överst(?:iger|eg|igit)|uppåt|(?:drev|driver|drivit|gått|går|gick) upp"
         r"|dra(?:r|git|s) över|fördyra\w*|högre|fler|dyrare",
         Direction.MORE, False),
        (r"minska(?:r|t|d|de|des|s|nde)?|sjönk|sjunk(?:er|it)|sänk(?:s|er|t|d|te|tes|as)"
         r"|underst(?:iger|eg|igit)|nedåt|(?:gått|går|gick) ner|lägre|färre|billigare"
         r"|föll|fallit|halvera\w*", Direction.LESS, False),
        (r"försämra\w*|sämre|(?:gå|går|gick|gått|ligger) (?:minus|back)", Direction.DEFICIT, False),
        (r"förbättra\w*|bättre|(?:gå|går|gick|gått|ligger) plus", Direction.SURPLUS, False),
    )
)  # fmt: skip
AFTER: tuple[tuple[re.Pattern[str], Direction], ...] = tuple(
    (
        re.compile(
            rf"^\s*(?:(?:per|i)\s+\w+\s+)?(?:(?:i|klart|betydligt|något|kraftigt|väsentligt)\s+)?(?:{words})(?!\w)"
        ),
        direction,
    )
    for words, direction in (
        (r"högre|fler|mer|större|dyrare|längre|över budget\w*", Direction.MORE),
        (r"lägre|färre|mindre|billigare|kortare|under budget\w*", Direction.LESS),
        (r"sämre|back|underskott\w*|minus", Direction.DEFICIT),
        (r"bättre|överskott\w*|plus", Direction.SURPLUS),
    )
)
LEVEL_TO = re.compile(r"\b(?:till|från)\b(?! följd)")
AMOUNTS_TO = re.compile(
    r"\b(?:uppgår|uppgick|uppgått|summerar|beräknas|bedöms|prognos\w*)\b[^,]*\btill\b"
)
CLAUSE = re.compile(r"[,;:]|\bmen\b|\bmedan\b|\beftersom\b")
CARRIES = re.compile(r"\b(?:motsvarande|samt|och|respektive|eller)\b|^\s*\(")
COMPENSATED = re.compile(r"\bkompens\w*")

_TOPICS: tuple[tuple[str, Topic], ...] = (
    (r"avvik\w*|underskott\w*|överskott\w*|(?:mot|än|över|under|med)\s+(?:\w+\s+)?budget\w*|budgeterat"
     r"|budgetavvikels\w*|överskrid\w*|\bback\b|(?:över|under)stiger\s+budget\w*|\b(?:plus|minus)\b",
     Topic.VARIANCE),
    (r"prognos\w*|helår\w*|årets slut|årsskiftet|landa\w*|bokslut\w*|årsbasis", Topic.FORECAST),
    (r"utfall\w*|hittills|nettokostnad\w*|bokfört|ackumulera\w*|till och med|t\.o\.m"
     r"|i (?:genom)?snitt",
     Topic.ACTUAL),
    (r"(?<!mot )(?<!än )(?<!över )(?<!under )(?<!\w)(?:budget(?:en|ram|ramen)?|kommunbidrag\w*)\b",
     Topic.BUDGET),
    (r"i fjol|fjolår\w*|föregående år\w*|förra året|samma (?:period|månad\w*|tid)"
     r"|(?:jämfört med|sedan|mot|än)\s+(?:år\s+)?20\d\d", Topic.CHANGE),
    (r"\w*kostnad\w*", Topic.COST),
    (r"\w*intäkt\w*|statsbidrag\w*", Topic.INCOME),
    (r"\bi månaden\b|månadens|enskilda månaden", Topic.MONTH),
)  # fmt: skip
TOPICS = tuple((re.compile(words), topic) for words, topic in _TOPICS)

MONTHS = ("jan", "feb", "mar", "apr", "maj", "jun", "jul", "aug", "sep", "okt", "nov", "dec")
UP_TO_MONTH = re.compile(
    rf"(?:\bper|\bt\.?o\.?m\.?|\btill och med(?: utgången av)?|\befter|{_MONTHS}{B}?[-–])"
    rf"{B}*(?:den{B}*)?(?:\d{{1,2}}{B}*)?({_MONTHS})\b"
)
"""The last month that a sentence tells of: "per mars", "till och med augusti", "jan–aug"."""
YEAR = re.compile(
    r"(?P<beside>(?:jämfört med|sedan|mot|än|från|period(?:en)?|tid|månad(?:er)?)"
    r"\s+(?:år(?:et)?\s+)?)?"
    r"(?<![\d\-–/,.])\b(?P<year>(?:19|20)\d{2})\b(?![-–/,.]?\d)"
)
"""A year that a sentence tells of; `beside` it where the sentence compares with it."""

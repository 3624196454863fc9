"""What a cost centre of some sort spends its money on, as shares of its net cost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class Mix:
    """Shares of the net cost by account; income is negative. `main` takes what the others leave.

    `net` 0: paid for by its own fees, and the shares are of its gross cost.
    """

    main: str
    others: Mapping[str, float]
    net: float = 1.0

    @property
    def shares(self) -> dict[str, float]:
        return {self.main: self.net - sum(self.others.values()), **self.others}


def _staffed(net_of: Mapping[str, float], *, social_costs: float = 0.33) -> Mix:
    """A place where people work: salaries carry employer's contributions and pensions.

    `net_of` holds everything that is not pay; pay takes the rest.
    """
    pay = (1.0 - sum(net_of.values())) / (1.0 + social_costs + 0.09)
    own = {"5611": pay * social_costs, "5711": pay * 0.09, "5111": pay * 0.004, **net_of}
    return Mix("5021", own)


MIXES: Mapping[str, Mix] = {
    "myndighet": _staffed({
        "6011": 0.055, "6411": 0.006, "6811": 0.012, "7011": 0.006, "7421": 0.020,
        "7511": 0.030, "7631": 0.012, "3511": -0.008,
    }),
    "öppenvård": _staffed({
        "5022": 0.015, "6011": 0.100, "6411": 0.012, "6412": 0.008, "6811": 0.010,
        "7011": 0.012, "7421": 0.008, "7631": 0.014, "3511": -0.030,
    }),
    "boende": _staffed({
        "5022": 0.080, "6011": 0.170, "6211": 0.012, "6411": 0.015, "6412": 0.025,
        "6811": 0.008, "3412": -0.080,
    }),
    "fritid": _staffed({
        "5022": 0.070, "6011": 0.170, "6211": 0.010, "6411": 0.030, "6412": 0.015,
        "7011": 0.010, "3691": -0.010,
    }),
    "stab": _staffed({
        "6011": 0.050, "6411": 0.010, "6811": 0.012, "6831": 0.060, "7411": 0.060, "7631": 0.030,
    }),
    "system": Mix("6831", {"5021": 0.21, "5611": 0.07, "5711": 0.02, "7411": 0.05}),
    "lokaler": Mix("6012", {"6111": 0.09, "6211": 0.07, "7911": 0.03, "8511": 0.004}),
    "nämnd": Mix("5011", {"5611": 0.21, "6411": 0.01, "7011": 0.04, "7631": 0.09}),
    "lov": Mix("5022", {
        "5611": 0.13, "6411": 0.12, "6412": 0.12, "7011": 0.12, "3511": -0.12,
    }),
    "föreningsstöd": Mix("4521", {"5021": 0.07, "5611": 0.023, "5711": 0.006}),
    "tillstånd": Mix("5021", {
        "5611": 0.20, "5711": 0.05, "6831": 0.07, "7011": 0.04, "7421": 0.02, "3112": -1.0,
    }, net=0.0),
    "bistånd": Mix("4511", {"4512": 0.27, "4513": 0.04, "3691": -0.04, "3513": -0.02}),
    "familjehem": Mix("5031", {
        "5531": 0.28, "5611": 0.16, "4631": 0.05, "7011": 0.01, "3513": -0.025, "3135": -0.01,
    }),
    "konsulent": Mix("4631", {"3513": -0.03, "3135": -0.01}),
    "hvb": Mix("4632", {"4641": 0.04, "7011": 0.01, "3513": -0.03, "3135": -0.01}),
    "sis": Mix("4633", {"7011": 0.01, "3513": -0.01}),
    "stödboende": Mix("4634", {"3513": -0.05, "6412": 0.01}),
    "skyddat": Mix("4635", {"7011": 0.01, "3511": -0.03}),
    "tillfälligt": Mix("4636", {"7511": 0.02, "3412": -0.03}),
    "särskild service": Mix("4637", {"3412": -0.01, "7011": 0.005}),
    "öppenvårdsköp": Mix("4641", {"7011": 0.01}),
    "kontrakt": Mix("6011", {"6111": 0.16, "5021": 0.20, "5611": 0.07, "5711": 0.02,
                             "3412": -1.05}),
    "gruppbostad": _staffed({
        "5022": 0.100, "6011": 0.060, "6211": 0.006, "6411": 0.010, "6412": 0.012,
        "6811": 0.005, "3131": -0.010, "3412": -0.035,
    }),
    "daglig verksamhet": _staffed({
        "4519": 0.050, "5022": 0.030, "6011": 0.120, "6411": 0.015, "7011": 0.045,
        "3011": -0.015,
    }),
    "assistans": Mix("4639", {
        "4661": 0.42, "5021": 0.16, "5022": 0.05, "5611": 0.066, "5711": 0.018, "3541": -0.21,
    }),
    "köpt daglig verksamhet": Mix("4638", {"7011": 0.02}),
    "boendestöd": _staffed({
        "5022": 0.050, "6011": 0.040, "6811": 0.008, "7011": 0.035, "3511": -0.010,
    }),
    "särskilt boende": _staffed({
        "5022": 0.110, "6011": 0.130, "6211": 0.010, "6411": 0.015, "6412": 0.055,
        "6413": 0.012, "3131": -0.050, "3412": -0.090,
    }),
    "köpt särskilt boende": Mix("4642", {"3131": -0.04}),
    "hemtjänst": _staffed({
        "5022": 0.130, "6011": 0.020, "6411": 0.006, "6811": 0.012, "7011": 0.040,
        "3131": -0.035,
    }),
    "köpt hemtjänst": Mix("4643", {"3131": -0.03}),
    "hemsjukvård": _staffed({
        "5022": 0.030, "6011": 0.020, "6413": 0.055, "7011": 0.030, "7511": 0.040,
    }),
    "stöd till arbete": _staffed({
        "6011": 0.090, "6411": 0.010, "7411": 0.010, "7631": 0.010, "3511": -0.120,
    }),
}  # fmt: skip

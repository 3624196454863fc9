"""Names and numbers of machines."""

from __future__ import annotations

from ipaddress import ip_address


def is_this_machine(host: str) -> bool:
    """Whether a host's name or number leads back to the machine itself."""
    try:
        return host == "localhost" or ip_address(host).is_loopback
    except ValueError:
        return False


def here(host: str) -> str:
    """Where this machine reaches what answers on `host`, which may be all of its addresses."""
    try:
        number = ip_address(host)
    except ValueError:
        return host
    if not number.is_unspecified:
        return host
    return "127.0.0.1" if number.version == 4 else "::1"

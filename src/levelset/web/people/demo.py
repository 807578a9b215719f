"""The invented people of the demo, and when one may sign in as one of them without a password."""

from dataclasses import dataclass
from ipaddress import ip_address

from levelset.process.rights import Standing


@dataclass(frozen=True, slots=True)
class DemoPerson:
    """Somebody who does not exist."""

    email: str
    name: str
    standing: Standing


DEMO_PEOPLE = (
    DemoPerson("noor@larkmoor.example", "Noor Haddad", Standing.OWNER),
    DemoPerson("tomas@larkmoor.example", "Tomás Reyes", Standing.EDITOR),
    DemoPerson("ida@larkmoor.example", "Ida Lindqvist", Standing.MEMBER),
)


def is_loopback(host: str) -> bool:
    """Whether a host or address, with or without a port, means this machine alone."""
    name = host.strip().lower()
    if name.startswith("["):
        name = name[1:].partition("]")[0]
    elif name.count(":") == 1:
        name = name.partition(":")[0]
    if name == "localhost":
        return True
    try:
        return ip_address(name).is_loopback
    except ValueError:
        return False


def may_sign_in_as_anyone(*, demo: bool, bound_to: str, host: str, remote: str) -> bool:
    """Whether sign-in without a password exists for this request.

    Only in the demo profile, on a server that listens on loopback, for a request that names loopback and comes from it:
    each alone could be got wrong by a proxy, a container or a name that resolves to 127.0.0.1.
    """
    return demo and is_loopback(bound_to) and is_loopback(host) and is_loopback(remote)

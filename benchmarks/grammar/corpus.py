"""Writes the strings that all implementations read: versions, specifier sets and requirements as an index has them.

usage: corpus.py FOLDER [COUNT]
"""
import random
import sys
from pathlib import Path

WORDS = (
    "torch triton vision audio flash attn vllm numpy scipy zope interface google cloud storage aws cdk boto core types requests "
    "django rest framework pytest cov asyncio jupyter lab server sphinx theme click rich typer pydantic yaml ruamel black"
).split()


def small(r):
    return r.choice((0, 0, 1, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 15, 20, 25, 40, 99, r.randrange(400)))


def version(r):
    kind = r.random()
    if kind < 0.06:
        release = f"{r.randrange(2016, 2027)}.{r.randrange(1, 13)}.{r.randrange(0, 32)}"
    elif kind < 0.74:
        release = f"{small(r) % 40}.{small(r)}.{small(r)}"
    elif kind < 0.92:
        release = f"{small(r) % 40}.{small(r)}"
    elif kind < 0.95:
        release = f"{small(r) % 40}.{small(r)}.{small(r)}.{small(r)}"
    elif kind < 0.97:
        release = f"{small(r) % 40}.{small(r)}.{small(r)}.{r.randrange(20200101, 20261231)}"
    elif kind < 0.98:
        release = f"{r.randrange(20200101, 20261231)}"
    else:
        release = f"{small(r) % 40}"
    kind = r.random()
    if kind < 0.09:
        release += r.choice(("a", "b", "rc")) + str(r.randrange(1, 12))
    elif kind < 0.13:
        release += f".post{r.randrange(0, 6)}"
    elif kind < 0.17:
        release += f".dev{r.choice((0, 1, r.randrange(400), r.randrange(20200101, 20261231)))}"
    elif kind < 0.18:
        release += f"rc{r.randrange(1, 5)}.dev{r.randrange(1, 500)}"
    elif kind < 0.19:
        release += r.choice(("-beta.1", "-rc1", ".alpha2", "-1", ".rev3"))
    if r.random() < 0.02:
        release += "+" + r.choice(("cpu", "cu118", "cu130", "rocm7.1", "git1c57644", "g0ab1c2d.d20260826"))
    if r.random() < 0.01:
        release = "v" + release
    return release


def public(r):
    while "+" in (text := version(r)):
        pass
    return text


def specifiers(r):
    kind = r.random()
    if kind < 0.45:
        return f">={public(r)}"
    if kind < 0.70:
        major = r.randrange(0, 6)
        return f">={major}.{small(r)},<{major + 1}" + (f",!={major}.{small(r)}.{small(r)}" if r.random() < 0.2 else "")
    if kind < 0.82:
        return f"=={version(r)}"
    if kind < 0.90:
        return f"~={small(r)}.{small(r)}.{small(r)}"
    if kind < 0.96:
        return f"=={small(r)}.{small(r)}.*"
    return f"<{public(r)}"


def marker(r):
    def one():
        return r.choice(
            (
                f'extra == "{r.choice(WORDS)}"',
                f'python_version < "3.{r.randrange(7, 15)}"',
                f'python_version >= "3.{r.randrange(7, 15)}"',
                f'python_full_version < "3.{r.randrange(7, 15)}.{r.randrange(5)}"',
                f'sys_platform == "{r.choice(("linux", "win32", "darwin"))}"',
                f'platform_system != "{r.choice(("Linux", "Windows", "Darwin"))}"',
                f'platform_machine == "{r.choice(("x86_64", "aarch64", "arm64"))}"',
                f'implementation_name == "{r.choice(("cpython", "pypy"))}"',
                f'os_name == "{r.choice(("nt", "posix"))}"',
            )
        )

    kind = r.random()
    if kind < 0.6:
        return one()
    if kind < 0.85:
        return f"{one()} and {one()}"
    if kind < 0.93:
        return f"({one()} or {one()}) and {one()}"
    return f"{one()} or {one()}"


def requirement(r):
    text = "-".join(r.choice(WORDS) for _ in range(r.choice((1, 1, 2, 2, 3))))
    if r.random() < 0.1:
        text = text.replace("-", "_").capitalize()
    if r.random() < 0.08:
        text += f"[{','.join(r.sample(WORDS, r.choice((1, 1, 2))))}]"
    kind = r.random()
    if kind < 0.01:
        text += f" @ https://example.org/{r.choice(WORDS)}-1.0-py3-none-any.whl "
    elif kind < 0.85:
        text += r.choice(("", " ")) + (f"({specifiers(r)})" if r.random() < 0.05 else specifiers(r))
    if r.random() < 0.45:
        text += f"; {marker(r)}"
    return text


def main():
    folder = Path(sys.argv[1])
    count = int(sys.argv[2]) if len(sys.argv) > 2 else 120_000
    folder.mkdir(parents=True, exist_ok=True)
    for name, make in (("versions", version), ("specifiers", specifiers), ("requirements", requirement), ("markers", marker)):
        r = random.Random(f"wheelwright {name}")
        (folder / f"{name}.txt").write_text("".join(make(r) + "\n" for _ in range(count)))


main()

"""Answers of the reference implementation: one JSON array of strings a line in, one JSON string a line out.

usage: oracle.py GRAMMAR; the first line holds the environments that markers are evaluated in.
"""
import json
import sys

from packaging import _manylinux, _musllinux
from packaging.markers import InvalidMarker, Marker, UndefinedComparison, UndefinedEnvironmentName
from packaging.requirements import InvalidRequirement, Requirement
from packaging.specifiers import InvalidSpecifier, SpecifierSet
from packaging.tags import (
    InvalidTag,
    android_platforms,
    compatible_tags,
    cpython_tags,
    generic_tags,
    ios_platforms,
    mac_platforms,
    parse_tag,
)
from packaging.utils import (
    InvalidName,
    InvalidSdistFilename,
    InvalidWheelFilename,
    canonicalize_name,
    parse_sdist_filename,
    parse_wheel_filename,
)
from packaging.version import InvalidVersion, Version

REFUSALS = (
    InvalidVersion,
    InvalidSpecifier,
    InvalidRequirement,
    InvalidMarker,
    InvalidTag,
    InvalidName,
    InvalidWheelFilename,
    InvalidSdistFilename,
)
environments = []


def flag(value):
    return "1" if value else "0"


def version(text):
    v = Version(text)
    flags = flag(v.is_prerelease) + flag(v.is_postrelease) + flag(v.is_devrelease)
    return "|".join([str(v), v.public, v.base_version, v.local or "", flags])


def order(a, b):
    a, b = Version(a), Version(b)
    return flag(a < b) + flag(a == b) + flag(a > b) + flag(a != b or hash(a) == hash(b))


def specifier(first, second, *candidates):
    one = SpecifierSet(first)
    try:
        other = SpecifierSet(second)
    except InvalidSpecifier:
        relation = ""
    else:
        relation = flag(one == other) + str(one & other)
    answers = []
    versions = []
    for candidate in candidates:
        answer = flag(one.contains(candidate)) + flag(one.contains(candidate, prereleases=False))
        try:
            parsed = Version(candidate)
        except InvalidVersion:
            pass
        else:
            versions.append(parsed)
            answer += flag(one.contains(parsed)) + flag(one.contains(parsed, prereleases=False))
        answers.append(answer)
    filtered = ",".join(map(str, one.filter(versions)))
    finals = ",".join(map(str, one.filter(versions, prereleases=False)))
    return "|".join([str(one), relation, " ".join(answers), filtered, finals])


def name(text):
    return canonicalize_name(text, validate=True)


def tags(text):
    return " ".join(sorted(map(str, parse_tag(text))))


def wheel(text):
    project, v, build, tag_set = parse_wheel_filename(text)
    return "|".join([project, str(v), "/".join(map(str, build)), " ".join(sorted(map(str, tag_set)))])


def sdist(text):
    project, v = parse_sdist_filename(text)
    return "|".join([project, str(v)])


def requirement(text):
    r = Requirement(text)
    parts = [r.name, ",".join(sorted(r.extras)), str(r.specifier), r.url or "", str(r.marker or ""), str(r)]
    return "|".join(parts)


def marker(text, index):
    m = Marker(text)
    environment = environments[int(index)]
    sets = {key: set(environment[key]) for key in ("extras", "dependency_groups") if key in environment}
    asked = sorted(sets.get("extras", ())) or [environment["extra"]]
    try:
        holds = any(m.evaluate({**environment, **sets, "extra": extra}) for extra in asked)
    except (UndefinedComparison, UndefinedEnvironmentName):
        return str(m) + "|undefined"
    return str(m) + "|" + flag(holds)


def platforms(kind, major, minor, architecture):
    major, minor = int(major), int(minor)
    architectures = ["armv8l", "armv7l"] if architecture == "armv8l" else [architecture]
    linux = ["linux_" + a for a in architectures]
    if kind == "glibc":
        _manylinux._have_compatible_abi = lambda executable, archs: True
        _manylinux._get_glibc_version = lambda: _manylinux._GLibCVersion(major, minor)
        found = linux + list(_manylinux.platform_tags(architectures))
    elif kind == "musl":
        _musllinux._get_musl_version = lambda executable: _musllinux._MuslVersion(major, minor)
        found = linux + list(_musllinux.platform_tags(architectures))
    elif kind == "macos":
        found = mac_platforms((major, minor), architecture)
    elif kind == "ios":
        found = ios_platforms((major, minor), architecture)
    else:
        found = android_platforms(major, architecture)
    return " ".join(found)


def target(kind, major, minor, abi, *accepted):
    version = (int(major), int(minor))
    if kind == "cpython":
        interpreter = "cp" + major + minor
        tags = [*cpython_tags(version, [abi], accepted), *compatible_tags(version, interpreter, accepted)]
    else:
        tags = [*generic_tags("pp" + major + minor, [abi], accepted), *compatible_tags(version, "pp" + major, accepted)]
    return " ".join(map(str, tags))


def main():
    if hasattr(sys, "set_int_max_str_digits"):
        sys.set_int_max_str_digits(0)
    grammar = globals()[sys.argv[1]]
    environments.extend(json.loads(sys.stdin.buffer.readline()))
    write = sys.stdout.write
    for line in sys.stdin.buffer:
        try:
            answer = grammar(*json.loads(line))
        except REFUSALS:
            answer = "refused"
        except Exception as e:  # noqa: BLE001, a crash of the reference is an answer of its own
            answer = "crashed " + type(e).__name__
        write(json.dumps(answer) + "\n")


main()

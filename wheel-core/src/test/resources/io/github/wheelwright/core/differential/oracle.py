"""Answers of the reference implementation: one JSON array of strings a line in, one JSON string a line out.

usage: oracle.py GRAMMAR; the first line holds the environments that markers are evaluated in.
"""
import copy
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


def listed(values, text=str):
    return "^".join(map(text, values)) if values else "-"


def metadata(text):
    from packaging.errors import ExceptionGroup
    from packaging.metadata import Metadata, parse_email

    def imported(name):
        name, private, _ = name.partition(";")
        return name.rstrip() + (";private" if private else "")

    data = text.encode("latin-1")
    try:
        m = Metadata.from_email(data)
    except ExceptionGroup as group:
        return "errors " + ",".join(sorted({e.field for e in group.exceptions}))

    def scalar(value):
        return "-" if value is None else str(value)

    answers = [
        m.metadata_version, m.name, str(m.version), listed(m.dynamic), listed(m.platforms),
        listed(m.supported_platforms), scalar(m.summary), scalar(m.description), scalar(m.description_content_type),
        listed(m.keywords), scalar(m.home_page), scalar(m.download_url), scalar(m.author), scalar(m.author_email),
        scalar(m.maintainer), scalar(m.maintainer_email), scalar(m.license), scalar(m.license_expression),
        listed(m.license_files), listed(m.classifiers), listed(m.requires_dist), scalar(m.requires_python),
        listed(m.requires_external), listed((m.project_urls or {}).items(), ",".join), listed(m.provides_extra),
        listed(m.provides_dist), listed(m.obsoletes_dist), listed(m.import_names, imported),
        listed(m.import_namespaces, imported), listed(m.requires), listed(m.provides), listed(m.obsoletes),
    ]
    return "|".join(answers).replace("\r\n", "\n").replace("\r", "\n")


def entrypoints(text):
    from importlib.metadata import EntryPoints
    from installer.utils import parse_entrypoints

    def reference(point):
        if not point.pattern.match(point.value):
            return "none"
        return "^".join([point.module, point.attr or "", ",".join(point.extras)])

    try:
        points = list(EntryPoints._from_text(text))
        found = "\n".join("^".join([p.group, p.name, p.value, reference(p)]) for p in points)
    except TypeError:  # a line without "="
        found = "refused"
    try:
        scripts = [(kind + "_scripts", name, module, attribute) for name, module, attribute, kind in parse_entrypoints(text)]
        return found + "|" + "\n".join(map("^".join, scripts))
    except Exception as e:  # noqa: BLE001, there are many kinds
        return found + "|" + type(e).__name__


def requirementsfile(text):
    from pip._internal.exceptions import CommandError, InstallationError
    from pip._internal.req import constructors, req_file

    if not recorded:
        prepare(req_file)
    lines = []
    content = req_file._decode_req_file(text.encode("latin-1"), "r.txt")
    for number, line in req_file.preprocess(content):
        del recorded[1:]
        try:
            args, _ = req_file.get_line_parser(None)(line)
            options = recorded[1:]
            lines.append(f"{number}: {meaning(constructors, args, options)}|" + "^".join(n + "^" + v for n, v in options))
        except (req_file.OptionParsingError, CommandError, InstallationError):
            lines.append(f"{number}: refused")
    return "\x1e".join(lines)


recorded = []


def prepare(req_file):
    """Options in the order in which they are met, and one parser for all lines, as making one takes longer than using it."""
    import logging
    import optparse
    import os
    import tempfile

    logging.disable(logging.CRITICAL)
    os.environ.clear()
    os.chdir(tempfile.mkdtemp())
    sys.stderr = open(os.devnull, "w")
    recorded.append(None)
    process = optparse.Option.process

    def recording(self, opt, value, values, parser):
        recorded.append((self.get_opt_string(), value or ""))
        return process(self, opt, value, values, parser)

    optparse.Option.process = recording
    parser = req_file.build_parser()
    req_file.build_parser = lambda: parser


def meaning(constructors, args, options):
    from pip._internal.exceptions import InstallationError, InvalidEggFragment

    if args:
        try:
            parts = constructors.parse_req_from_line(args, None)
        except InstallationError as e:
            name = args.split(";", 1)[0].strip()
            named = type(e).__name__ == "InvalidWheelFilename" or type(e.__context__).__name__ == "InvalidMarker"
            if named or "://" in name or constructors.is_url(args) or not constructors._looks_like_path(name):
                raise
            return "other "
        except (InvalidEggFragment, constructors.InvalidRequirement) as e:
            raise InstallationError from e
        if parts.link:
            return "other " + (canonicalize_name(parts.requirement.name) if parts.requirement else "")
        requirement = copy.copy(parts.requirement)  # it may be in a cache
        requirement.marker = requirement.marker or parts.markers
        return str(requirement)
    for name, short in (("--editable", "-e "), ("--requirement", "-r "), ("--constraint", "-c ")):
        for option, value in options:
            if option == name:
                return short + value
    return ""


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

"""Python's packaging on the strings of corpus.py: best of several runs, operations per second.

usage: reference.py FOLDER RUNS
"""
import sys
import time
from pathlib import Path

import packaging
from packaging.markers import Marker
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.version import Version

LABEL = f"packaging {packaging.__version__}"


def lines(name):
    return (Path(sys.argv[1]) / f"{name}.txt").read_text().splitlines()


def measure(name, operations, task):
    best = float("inf")
    for _ in range(int(sys.argv[2])):
        start = time.thread_time()
        task()
        best = min(best, time.thread_time() - start)
    print(f"{LABEL} {name}\t{operations / best}", flush=True)


def each(function, arguments):
    for argument in arguments:
        function(argument)


def main():
    texts = lines("versions")
    measure("parse", len(texts), lambda: each(Version, texts))
    measure("parse + sort", len(texts), lambda: sorted(map(Version, texts)))
    versions = [Version(text) for text in texts]
    measure("print", len(texts), lambda: each(str, versions))
    sets = [SpecifierSet(text) for text in lines("specifiers")]

    def contains():
        for one, version in zip(sets, versions):
            one.contains(version)

    measure("contains", len(texts), contains)
    requirements = lines("requirements")
    measure("requirement parse", len(requirements), lambda: each(Requirement, requirements))
    markers = [Marker(text) for text in lines("markers")]
    environment = {
        "implementation_name": "cpython",
        "implementation_version": "3.12.4",
        "os_name": "posix",
        "platform_machine": "x86_64",
        "platform_python_implementation": "CPython",
        "platform_release": "",
        "platform_system": "Linux",
        "platform_version": "",
        "python_full_version": "3.12.4",
        "python_version": "3.12",
        "sys_platform": "linux",
        "extra": "",
    }
    measure("marker evaluate", len(markers), lambda: each(lambda marker: marker.evaluate(environment), markers))


main()

"""Prints the strings of real distributions: those installed beside this Python, and the wheels under FOLDER.

usage: real.py FOLDER; one JSON array [grammar, text] a line
"""
import json
import sys
import zipfile
from email.parser import BytesHeaderParser
from importlib.metadata import distributions
from pathlib import Path


def from_metadata(metadata):
    yield "name", metadata["Name"]
    yield "version", metadata["Version"]
    for text in metadata.get_all("Requires-Dist") or ():
        yield "requirement", text
    for text in metadata.get_all("Provides-Extra") or ():
        yield "name", text
    if metadata["Requires-Python"]:
        yield "specifier", metadata["Requires-Python"]


def whole(metadata):
    """A file as one character a byte."""
    return "metadata", metadata.decode("latin-1")


def strings(folder):
    for distribution in distributions():
        yield from from_metadata(distribution.metadata)
        for file in distribution.files or ():
            if file.match("*.dist-info/METADATA"):
                yield whole(file.read_binary())
    for wheel in sorted(Path(folder).rglob("*.whl")):
        yield "wheel", wheel.name
        try:
            with zipfile.ZipFile(wheel) as archive:
                for member in archive.namelist():
                    if member.endswith(".dist-info/METADATA") and member.count("/") == 1:
                        metadata = archive.read(member)
                        yield whole(metadata)
                        yield from from_metadata(BytesHeaderParser().parsebytes(metadata))
                    elif member.endswith(".dist-info/WHEEL") and member.count("/") == 1:
                        tags = BytesHeaderParser().parsebytes(archive.read(member)).get_all("Tag") or ()
                        yield from (("tags", tag.strip()) for tag in tags)
        except zipfile.BadZipFile:
            continue


def main():
    for string in dict.fromkeys(strings(sys.argv[1])):
        print(json.dumps(string))


main()

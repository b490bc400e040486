"""What a build of a native project leaves behind, small enough to read."""

import importlib.metadata


def greet() -> str:
    return f"hello from hello-native {importlib.metadata.version('hello-native')}"

from demo_runtime._native import add

__all__ = ["add"]

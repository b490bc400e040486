from demo_codec._native import encode

__all__ = ["encode"]

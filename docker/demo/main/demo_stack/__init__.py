from demo_kernels import dot
from demo_stack._native import fused
from demo_tools import describe


def answer():
    return describe("answer", dot([1, 2, 3], [4, 5, 6]) + fused(2, 4))

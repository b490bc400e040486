import os

from setuptools import Extension, setup

setup(
    name="demo-stack",
    version=os.environ["VERSION"],
    packages=["demo_stack"],
    install_requires=["demo-runtime", "demo-kernels[fast]>=3", "demo.tools"],
    python_requires=">=3.9",
    ext_modules=[Extension("demo_stack._native", ["demo_stack/_native.c"])],
)

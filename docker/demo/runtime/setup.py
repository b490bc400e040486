import os

from setuptools import Extension, setup

setup(
    name="demo-runtime",
    version=os.environ["VERSION"],
    packages=["demo_runtime"],
    install_requires=[],
    python_requires=">=3.9",
    ext_modules=[Extension("demo_runtime._native", ["demo_runtime/_native.c"])],
)

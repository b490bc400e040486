import os

from setuptools import Extension, setup

setup(
    name="demo-codec",
    version=os.environ["VERSION"],
    packages=["demo_codec"],
    python_requires=">=3.9",
    ext_modules=[Extension("demo_codec._native", ["demo_codec/_native.c"], libraries=["demo_codec"])],
)

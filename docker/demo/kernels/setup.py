import os

from setuptools import Extension, setup

setup(
    name="demo-kernels",
    version=os.environ["VERSION"],
    packages=["demo_kernels"],
    install_requires=["demo-runtime"],
    extras_require={"fast": []},
    python_requires=">=3.9",
    ext_modules=[Extension("demo_kernels._native", ["demo_kernels/_native.c"])],
)

import os

from setuptools import setup

setup(name="demo.tools", version=os.environ["VERSION"], packages=["demo_tools"], python_requires=">=3.9")

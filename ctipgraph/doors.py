"""What a package offers at its top, loaded when it is first used: a small command does not pay for what it leaves."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType
from typing import Any


def open_doors(package: str, doors: Mapping[str, str]) -> None:
    """Let a package offer names of its modules, each by the module that it is in.

    A module never takes the place of the function that it is named after.

    >>> import ctipgraph
    >>> ctipgraph.build.__module__
    'ctipgraph.build'
    """

    class Package(ModuleType):
        def __getattr__(self, name: str) -> Any:
            if name not in doors:
                raise AttributeError(f"module '{package}' has no attribute '{name}'")
            value = getattr(import_module(doors[name]), name)
            setattr(self, name, value)
            return value

        def __setattr__(self, name: str, value: object) -> None:
            if not (name in doors and isinstance(value, ModuleType)):
                super().__setattr__(name, value)

        def __dir__(self) -> list[str]:
            return sorted(doors)

    sys.modules[package].__class__ = Package

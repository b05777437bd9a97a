"""What `import ctipgraph` offers."""

from __future__ import annotations

import ast
import doctest
import inspect
from pathlib import Path

import pytest

import ctipgraph

ROOT = Path(__file__).parent.parent


@pytest.mark.parametrize("name", ctipgraph.__all__)
def test_every_public_name_is_there(name: str) -> None:
    assert getattr(ctipgraph, name).__name__ == name


def test_a_function_is_not_replaced_by_the_module_of_its_name() -> None:
    import ctipgraph.build

    assert inspect.isfunction(ctipgraph.build)
    assert inspect.isfunction(ctipgraph.build)


def test_the_list_of_names_is_sorted_and_complete() -> None:
    assert ctipgraph.__all__ == sorted(ctipgraph.__all__)
    assert set(ctipgraph.__all__) == set(ctipgraph._DOORS)
    assert dir(ctipgraph) == ctipgraph.__all__


def test_the_names_for_type_checkers_are_the_same() -> None:
    tree = ast.parse((ROOT / "ctipgraph" / "__init__.py").read_text("utf-8"))
    guarded = next(node for node in tree.body if isinstance(node, ast.If))
    typed = {
        alias.name: node.module for node in guarded.body if isinstance(node, ast.ImportFrom) for alias in node.names
    }
    assert typed == ctipgraph._DOORS


def test_another_name_is_no_attribute() -> None:
    with pytest.raises(AttributeError, match="module 'ctipgraph' has no attribute 'to_quadz'"):
        _ = ctipgraph.to_quadz


@pytest.mark.parametrize("name", ctipgraph.__all__)
def test_every_public_name_is_explained(name: str) -> None:
    assert inspect.getdoc(getattr(ctipgraph, name))


@pytest.mark.parametrize("name", [name for name in ctipgraph.__all__ if inspect.isfunction(getattr(ctipgraph, name))])
def test_every_public_function_has_a_running_example(name: str) -> None:
    """The examples run with the tests: pytest collects the doctests of the package."""
    function = getattr(ctipgraph, name)
    assert doctest.DocTestFinder().find(function, name, globs={})[0].examples


def test_the_version_is_the_one_that_is_built() -> None:
    assert f'version = "{ctipgraph.__version__}"' in (ROOT / "pyproject.toml").read_text("utf-8")


def test_the_package_says_that_it_is_typed() -> None:
    assert (ROOT / "ctipgraph" / "py.typed").is_file()

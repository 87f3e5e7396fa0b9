"""The language of the request, and what is kept for each language apart."""

from __future__ import annotations

from collections.abc import Callable
from contextvars import ContextVar
from functools import lru_cache, wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from cachetools import LRUCache, cached

T = TypeVar("T")
P = ParamSpec("P")
R = TypeVar("R")
DEFAULT_LANGUAGE = "en"
LANGUAGE: ContextVar[str] = ContextVar("language", default=DEFAULT_LANGUAGE)


def per_language(
    maxsize: int | None = None, room: int = 0, size: Callable[[Any], int] | None = None
) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Like functools.lru_cache, for what holds translated text: each language keeps results of its own.

    maxsize: how many results are kept, all languages together; None: all, for functions with few arguments. room: the
    sum of what `size` gives for each result kept, in place of a number of results.
    """
    bounded = cached(LRUCache(room, getsizeof=size), lock=Lock()) if room else lru_cache(maxsize=maxsize)

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @bounded
        def kept(_language: str, *args: Any, **kwargs: Any) -> Any:
            return function(*args, **kwargs)

        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            return kept(LANGUAGE.get(), *args, **kwargs)  # type: ignore[arg-type]

        call.cache_clear = kept.cache_clear  # type: ignore[attr-defined]
        return call

    return decorate


def said_in(language: str, make: Callable[[], T]) -> T:
    """What `make` gives in a language that need not be that of the request."""
    token = LANGUAGE.set(language)
    try:
        return make()
    finally:
        LANGUAGE.reset(token)

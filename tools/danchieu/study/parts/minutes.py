"""Minutes divided so that they add up."""

from __future__ import annotations

from collections.abc import Sequence


def shared(minutes: int, weights: Sequence[int]) -> list[int]:
    """`minutes` in proportion to `weights`, by largest remainders; none is left without a minute. There must be a minute for each."""
    total = sum(weights)
    shares = [weight * minutes // total for weight in weights]
    left = sorted(range(len(weights)), key=lambda place: (-(weights[place] * minutes % total), place))
    for place in left[: minutes - sum(shares)]:
        shares[place] += 1
    while 0 in shares:
        shares[shares.index(max(shares))] -= 1
        shares[shares.index(0)] += 1
    return shares

"""Is one search better than another on the same questions? Only those count where they differ."""

from math import comb


def fuse(rankings: list[list[str]], k: int = 60, top: int = 5) -> list[str]:
    scores: dict[str, float] = {}
    for ranking in rankings:
        for rank, doc in enumerate(ranking, start=1):
            scores[doc] = scores.get(doc, 0.0) + 1 / (k + rank)
    return sorted(scores, key=scores.get, reverse=True)[:top]


def discordant(found_a: list[bool], found_b: list[bool]) -> tuple[int, int]:
    """Questions that only a finds, and those that only b finds."""
    pairs = list(zip(found_a, found_b, strict=True))
    return sum(a and not b for a, b in pairs), sum(b and not a for a, b in pairs)


def sign_test(wins: int, losses: int) -> float:
    """Exact, two-sided."""
    n = wins + losses
    tail = sum(comb(n, i) for i in range(min(wins, losses) + 1))
    return min(1.0, 2 * tail / 2**n)


if __name__ == "__main__":
    tuned, fresh = (5, 1), (3, 2)
    wins, losses = tuned[0] + fresh[0], tuned[1] + fresh[1]
    print(f"fused wins {wins}, loses {losses}, p = {sign_test(wins, losses):.2f}")

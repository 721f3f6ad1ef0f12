"""Which queue to propose: the one that loses the fewest agent minutes, or none when it is late."""

import csv

import numpy as np

QUEUES = ["access", "billing", "technical", "orders", "cancellation", "other"]
DEADLINE_MS = 200


def read_cost(path: str = "wrong-queue-cost.csv") -> np.ndarray:
    """cost[t, q]: minutes lost when t is true and q was proposed. The diagonal is zero."""
    cost = np.zeros((len(QUEUES), len(QUEUES)))
    with open(path, newline="") as file:
        for row in csv.DictReader(file):
            t, q = QUEUES.index(row["true_queue"]), QUEUES.index(row["sent_to"])
            cost[t, q] = float(row["extra_minutes"])
    return cost


def calibrate(logits: np.ndarray, temperature: float = 1.31) -> np.ndarray:
    """Temperature was fitted on month 12 and is not touched again."""
    scaled = logits / temperature
    scaled -= scaled.max(axis=1, keepdims=True)
    proba = np.exp(scaled)
    return proba / proba.sum(axis=1, keepdims=True)


def choose(proba: np.ndarray, cost: np.ndarray) -> np.ndarray:
    """proba: (n, 6), calibrated. Returns the index of the queue to propose for each ticket."""
    return (proba @ cost).argmin(axis=1)


def total_minutes(on_time: float, without: float, late_share: float) -> float:
    """Minutes per 100 tickets when a late proposal counts as none."""
    return (1 - late_share) * on_time + late_share * without


def test_a_late_proposal_costs_what_no_proposal_costs():
    assert total_minutes(93.6, 154.2, 1.0) == 154.2
    assert round(total_minutes(93.6, 154.2, 0.083), 1) == 98.6


def test_being_unsure_avoids_the_expensive_mistake():
    cost = 5.0 * (1 - np.eye(6))
    cost[0, 5], cost[5, 0] = 14, 4  # access to other, other to access
    assert choose(np.array([[0.3, 0, 0, 0, 0, 0.7]]), cost)[0] == 0

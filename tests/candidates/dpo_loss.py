#!/usr/bin/env python3
"""A plain DPO loss, as found in training code, as a candidate.

    sextant check --candidate "python3 tests/candidates/dpo_loss.py" --quantities batchLoss,batchSmoothedLoss
"""

import math

from sextant_candidate import dpo_arguments, serve


def dpo_loss(policy_chosen, policy_rejected, reference_chosen, reference_rejected, beta, label_smoothing=0.0):
    """The mean over a batch, of four lists of log-probabilities."""
    total = 0.0
    for pc, pr, rc, rr in zip(policy_chosen, policy_rejected, reference_chosen, reference_rejected):
        logit = beta * ((pc - rc) - (pr - rr))
        total += (1 - label_smoothing) * softplus(-logit) + label_smoothing * softplus(logit)
    return total / len(policy_chosen)


def softplus(x):
    """log(1 + e^x), which is -log sigmoid(-x)."""
    return max(x, 0.0) + math.log1p(math.exp(-abs(x)))


def batchLoss(instance, batch):
    return dpo_loss(*dpo_arguments(instance, batch), instance["beta"])


def batchSmoothedLoss(instance, batch, epsilon):
    return dpo_loss(*dpo_arguments(instance, batch), instance["beta"], epsilon)


if __name__ == "__main__":
    serve(batchLoss, batchSmoothedLoss)

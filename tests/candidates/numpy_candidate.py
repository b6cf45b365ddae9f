#!/usr/bin/env python3
"""A candidate in numpy: every quantity of a request, vectorised over the pairs of a prompt.

    sextant check --candidate "python3 tests/candidates/numpy_candidate.py"

Written from the definitions of the papers, without a look at the Java sources: agreement means something.

    symbol  shape      here
    mu      X          mass
    psi     X, Y, d    features
    h       X, Y, Y    logits of pairs over beta, (theta - thetaRef) . (psi(y1) - psi(y2))
    p*      X, Y, Y    preferences
    d(z)    X, Y, Y    law, mass(x) pi(y1|x) pi(y2|x)
"""

import numpy as np

from sextant_candidate import serve


def tables(instance):
    """Features, move theta - thetaRef, law of a response, its centred features, h."""
    psi = np.asarray(instance["features"], dtype=float)
    theta = np.asarray(instance["theta"], dtype=float)
    move = theta - np.asarray(instance["thetaRef"], dtype=float)
    policy = softmax(psi @ theta)
    centred = psi - np.einsum("xy,xyk->xk", policy, psi)[:, None, :]
    h = np.einsum("xijk,k->xij", psi[:, :, None, :] - psi[:, None, :, :], move)
    return psi, move, policy, centred, h


def masses(instance):
    return np.asarray(instance["masses"], dtype=float)


def softmax(scores):
    shifted = np.exp(scores - scores.max(axis=1, keepdims=True))
    return shifted / shifted.sum(axis=1, keepdims=True)


def pair_law(instance, policy):
    return masses(instance)[:, None, None] * policy[:, :, None] * policy[:, None, :]


def pair_loss(instance, h):
    """p* l1 + (1 - p*) l0."""
    beta = instance["beta"]
    p = np.asarray(instance["preferences"], dtype=float)
    return p * softplus(-beta * h) + (1 - p) * softplus(beta * h)


def softplus(x):
    return np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))


def sigmoid(x):
    small = np.exp(-np.abs(x))
    return np.where(x >= 0, 1 / (1 + small), small / (1 + small))


def sail(instance):
    _, _, policy, _, h = tables(instance)
    return float((pair_law(instance, policy) * pair_loss(instance, h)).sum())


def penalty(instance):
    _, _, policy, _, h = tables(instance)
    return float((pair_law(instance, policy) * np.abs(h)).sum())


def robust(instance):
    """The supremum over the set clipped to [0, 1], pair by pair."""
    _, _, policy, _, h = tables(instance)
    beta, rho = instance["beta"], instance["rho"]
    p = np.asarray(instance["preferences"], dtype=float)
    low, high = np.maximum(p - rho, 0), np.minimum(p + rho, 1)
    q = np.where(h < 0, high, np.where(h > 0, low, p))
    worst = q * softplus(-beta * h) + (1 - q) * softplus(beta * h)
    return float((pair_law(instance, policy) * worst).sum())


def gradient(law, slope, value, psi, centred):
    """Sum over pairs of d(z) [slope (psi(y1) - psi(y2)) + value (g(y1) + g(y2))]."""
    a, b = law * slope, law * value
    first = a.sum(axis=2) - a.sum(axis=1)
    second = b.sum(axis=2) + b.sum(axis=1)
    return (np.einsum("xy,xyk->k", first, psi) + np.einsum("xy,xyk->k", second, centred)).tolist()


def worstCaseOracle(instance):
    """p* + rho where the loss at label 1 is greater, that is where h < 0; p* where h = 0."""
    _, _, _, _, h = tables(instance)
    p = np.asarray(instance["preferences"], dtype=float)
    return (p - instance["rho"] * np.sign(h)).tolist()


def sailGradient(instance):
    psi, _, policy, centred, h = tables(instance)
    beta = instance["beta"]
    p = np.asarray(instance["preferences"], dtype=float)
    # sigma(beta h) - p*, without cancellation: p* (sigma - 1) + (1 - p*) sigma.
    slope = beta * ((1 - p) * sigmoid(beta * h) - p * sigmoid(-beta * h))
    return gradient(pair_law(instance, policy), slope, pair_loss(instance, h), psi, centred)


def penaltyGradient(instance):
    psi, _, policy, centred, h = tables(instance)
    return gradient(pair_law(instance, policy), np.sign(h), np.abs(h), psi, centred)


def kl(p_scores, q_scores, mass):
    """KL(p || q) of two softmax laws, averaged over prompts."""
    p = softmax(p_scores)
    log_p = p_scores - logsumexp(p_scores)
    log_q = q_scores - logsumexp(q_scores)
    return float((mass * (p * (log_p - log_q)).sum(axis=1)).sum())


def logsumexp(scores):
    top = scores.max(axis=1, keepdims=True)
    return top + np.log(np.exp(scores - top).sum(axis=1, keepdims=True))


def klPolicyRef(instance):
    psi = np.asarray(instance["features"], dtype=float)
    return kl(psi @ np.array(instance["theta"]), psi @ np.array(instance["thetaRef"]), masses(instance))


def klRefPolicy(instance):
    psi = np.asarray(instance["features"], dtype=float)
    return kl(psi @ np.array(instance["thetaRef"]), psi @ np.array(instance["theta"]), masses(instance))


def samples(instance, batch):
    """beta h, the label's sign, psi(y1) - psi(y2) and the score S = g(y1) + g(y2), a row a sample."""
    psi, move, _, centred, _ = tables(instance)
    x, y1, y2, label = (np.array([s[key] for s in batch]) for key in ("x", "y1", "y2", "label"))
    difference = psi[x, y1] - psi[x, y2]
    return difference @ move, 2.0 * label - 1, difference, centred[x, y1] + centred[x, y2]


def batchLoss(instance, batch):
    h, sign, _, _ = samples(instance, batch)
    return float(softplus(-sign * instance["beta"] * h).mean())


def batchPathGradient(instance, batch):
    h, sign, difference, _ = samples(instance, batch)
    beta = instance["beta"]
    return (-(sign * beta * sigmoid(-sign * beta * h))[:, None] * difference).mean(axis=0).tolist()


def batchGradient(instance, batch):
    h, sign, difference, score = samples(instance, batch)
    beta = instance["beta"]
    path = -(sign * beta * sigmoid(-sign * beta * h))[:, None] * difference
    return (path + softplus(-sign * beta * h)[:, None] * score).mean(axis=0).tolist()


def batchPenaltyGradient(instance, batch):
    h, _, difference, score = samples(instance, batch)
    return (np.sign(h)[:, None] * difference + np.abs(h)[:, None] * score).mean(axis=0).tolist()


def batchSmoothedLoss(instance, batch, epsilon):
    h, sign, _, _ = samples(instance, batch)
    logit = sign * instance["beta"] * h
    return float(((1 - epsilon) * softplus(-logit) + epsilon * softplus(logit)).mean())


def batchUnbiasedLoss(instance, batch, epsilon):
    h, sign, _, _ = samples(instance, batch)
    logit = sign * instance["beta"] * h
    return float((((1 - epsilon) * softplus(-logit) - epsilon * softplus(logit)) / (1 - 2 * epsilon)).mean())


if __name__ == "__main__":
    serve(
        sail,
        penalty,
        robust,
        worstCaseOracle,
        sailGradient,
        penaltyGradient,
        klPolicyRef,
        klRefPolicy,
        batchLoss,
        batchPathGradient,
        batchGradient,
        batchPenaltyGradient,
        batchSmoothedLoss,
        batchUnbiasedLoss,
    )

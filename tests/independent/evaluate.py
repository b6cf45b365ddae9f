#!/usr/bin/env python3
"""Evaluates a Sextant instance by the definitions alone, to any number of digits.

This is a second opinion on `sextant eval`. It needs Python 3 and nothing else, shares no code with the reference
implementation and uses none of its algebra: softmax as written, log-ratios as written, double loops over all pairs,
the supremum over the uncertainty set by trying both ends of every pair's interval. Derivatives are central differences of
the loss itself: there is no score function, no covariance and no product rule here. It is meant to be read beside the
definitions, and to be slow.

    evaluate.py INSTANCE.json [--digits N] [--oracle] [--derivatives]     print the values as JSON
    evaluate.py --golden DIR INSTANCE.json ...     write DIR/<file name>, with 20, 60 and 200 digits

Every value is computed twice, with 50 and with 100 digits more than asked for; it is printed with 15 more, and is off
by at most the `error` printed with it. Where the two computations do not agree that far, the script fails.
"""

import argparse
import copy
import functools
import json
import pathlib
import sys
from decimal import MAX_EMAX, MIN_EMIN, Context, Decimal, setcontext
from fractions import Fraction

GUARD, SECOND_GUARD, SPARE = 50, 100, 15
GOLDEN_DIGITS = (20, 60, 200)
ORACLE_ENTRIES = 32  # golden files list the worst-case oracle up to this many entries
DERIVATIVE_DIGITS, DERIVATIVE_WORK = 60, 4500  # golden files list derivatives up to so many digits, and pairs times d^2


def decimal(rational):
    return Decimal(rational.numerator) / Decimal(rational.denominator)


def number(value):
    """NUMBER of the format: a rational, or times * log(q)."""
    if isinstance(value, str):
        return decimal(Fraction(value))
    return decimal(Fraction(value.get("times", "1"))) * decimal(Fraction(value["log"])).ln()


def sigma(t):
    return 1 / (1 + (-t).exp())


class Evaluation:
    """The quantities of an instance at the precision of the current decimal context."""

    def __init__(self, instance, zero):
        self.zero = zero  # |h| at most this is taken for 0
        self.mass = [decimal(Fraction(p["mass"])) for p in instance["prompts"]]
        self.features = [[[Fraction(c) for c in y] for y in x] for x in instance["features"]]
        self.xs, self.ys = range(len(self.mass)), range(len(instance["responses"]))
        self.beta, self.rho = (decimal(Fraction(instance[k])) for k in ("beta", "rho"))
        self.policy = self.softmax([number(t) for t in instance["theta"]])
        self.reference = self.softmax([number(t) for t in instance["thetaRef"]])
        self.oracle = instance["oracle"]
        self.preferences = {}

    def softmax(self, theta):
        """pi_theta(y|x) = exp(theta . psi(x,y)) / sum over y' of exp(theta . psi(x,y'))."""
        policy = []
        for x in self.xs:
            weights = [
                sum((t * decimal(c) for t, c in zip(theta, self.features[x][y])), Decimal(0)).exp() for y in self.ys
            ]
            total = sum(weights)
            policy.append([w / total for w in weights])
        return policy

    def at_policy(self, policy):
        """The same instance with another policy in place of pi_theta. What does not depend on it is shared."""
        other = copy.copy(self)
        other.policy = policy
        return other

    def preference(self, x, y1, y2):
        """P*(y1 > y2 | x)."""
        if (x, y1, y2) not in self.preferences:
            if "preferences" in self.oracle:
                value = decimal(Fraction(self.oracle["preferences"][x][y1][y2]))
            else:
                rewards = self.oracle["rewards"][x]
                value = sigma(number(rewards[y1]) - number(rewards[y2]))
            self.preferences[x, y1, y2] = value
        return self.preferences[x, y1, y2]

    @functools.lru_cache(maxsize=None)
    def log_ratio(self, x, y):
        """log[pi(y)/pi_ref(y)]."""
        return (self.policy[x][y] / self.reference[x][y]).ln()

    def logit(self, x, y1, y2):
        """h = log[pi(y1)/pi_ref(y1)] - log[pi(y2)/pi_ref(y2)]."""
        return self.log_ratio(x, y1) - self.log_ratio(x, y2)

    @functools.lru_cache(maxsize=None)
    def losses(self, x, y1, y2):
        """l^1 = -log sigma(beta h) and l^0 = -log sigma(-beta h)."""
        t = self.beta * self.logit(x, y1, y2)
        return -sigma(t).ln(), -sigma(-t).ln()

    def mean(self, f):
        """E of f(x,y1,y2) under d_theta(z) = mu(x) pi(y1|x) pi(y2|x)."""
        total = Decimal(0)
        for x in self.xs:
            for y1 in self.ys:
                for y2 in self.ys:
                    total += self.mass[x] * self.policy[x][y1] * self.policy[x][y2] * f(x, y1, y2)
        return total

    def expected_loss(self, q, x, y1, y2):
        one, zero = self.losses(x, y1, y2)
        return q * one + (1 - q) * zero

    def sail(self):
        return self.mean(lambda x, y1, y2: self.expected_loss(self.preference(x, y1, y2), x, y1, y2))

    def penalty(self):
        return self.mean(lambda x, y1, y2: abs(self.logit(x, y1, y2)))

    def ends(self, x, y1, y2):
        """The least and the greatest value of a member of the uncertainty set, clipped to [0,1]."""
        p = self.preference(x, y1, y2)
        return max(Decimal(0), p - self.rho), min(Decimal(1), p + self.rho)

    def robust(self):
        """The supremum over the antisymmetric oracles: unordered pairs are free, and P(y > y) is 1/2."""
        total = Decimal(0)
        for x in self.xs:
            for y1 in self.ys:
                square = self.mass[x] * self.policy[x][y1] ** 2
                total += square * self.expected_loss(Decimal(1) / 2, x, y1, y1)
                for y2 in range(y1 + 1, len(self.ys)):
                    tries = []
                    for q in self.ends(x, y1, y2):
                        both = self.expected_loss(q, x, y1, y2) + self.expected_loss(1 - q, x, y2, y1)
                        tries.append(self.mass[x] * self.policy[x][y1] * self.policy[x][y2] * both)
                    total += max(tries)
        return total

    def worst_case(self):
        """The mean of the pointwise maximum."""
        return self.mean(
            lambda x, y1, y2: max(self.expected_loss(q, x, y1, y2) for q in self.ends(x, y1, y2))
        )

    def worst_case_oracle(self):
        """p* + rho sign(l^1 - l^0), sign(0) = 0, clipped to [0,1]. l^1 - l^0 = -beta h."""

        def entry(x, y1, y2):
            h = self.logit(x, y1, y2)
            low, high = self.ends(x, y1, y2)
            if abs(h) <= self.zero:
                return self.preference(x, y1, y2)
            return low if h > 0 else high

        return [[[entry(x, y1, y2) for y2 in self.ys] for y1 in self.ys] for x in self.xs]

    def divergence(self, p, q):
        """E_x KL(p || q)."""
        total = Decimal(0)
        for x in self.xs:
            for y in self.ys:
                total += self.mass[x] * p[x][y] * (p[x][y] / q[x][y]).ln()
        return total

    def fisher(self):
        """E of Dpsi Dpsi' / 2."""
        d = range(len(self.features[0][0]))

        def entry(a, b):
            def product(x, y1, y2):
                first, second = self.features[x][y1], self.features[x][y2]
                return decimal((first[a] - second[a]) * (first[b] - second[b]) / 2)

            return self.mean(product)

        return [[entry(a, b) for b in d] for a in d]

    def values(self):
        return {
            "sail": self.sail(),
            "penalty": self.penalty(),
            "robust": self.robust(),
            "worstCase": self.worst_case(),
            "klRefPolicy": self.divergence(self.reference, self.policy),
            "klPolicyRef": self.divergence(self.policy, self.reference),
        }


class Differences:
    """Gradients or Hessians of L_SAIL, R and both divergences at theta by central differences.

    With steps e = 10^-k the errors are of order e^2, but of order e across a kink, and rounding costs k digits of a
    gradient and 2k of a Hessian. So k is the places wanted, guard included, for a gradient and half of them for a
    Hessian, at a little more than twice as many digits. R has a kink where h = 0. A central difference across it is
    the mean of the two one-sided slopes, which is what sign 0 = 0 means. The Hessian leaves the pairs with h = 0 at
    theta out: what remains of R is smooth there.
    """

    def __init__(self, instance, step, zero):
        self.step = step
        self.theta = [number(t) for t in instance["theta"]]
        self.base = here = Evaluation(instance, zero)
        self.kinks = {
            (x, y1, y2)
            for x in here.xs
            for y1 in here.ys
            for y2 in here.ys
            if abs(here.logit(x, y1, y2)) <= zero
        }
        self.known = {}

    def moved(self, steps):
        theta = [t + steps.get(k, 0) * self.step for k, t in enumerate(self.theta)]
        return self.base.at_policy(self.base.softmax(theta))

    def at(self, steps):
        """L_SAIL, R, R without the pairs that kink, and both divergences, at theta + the steps."""
        key = tuple(sorted((k, n) for k, n in steps.items() if n))
        if key not in self.known:
            there = self.moved(dict(key))
            smooth = there.mean(
                lambda x, y1, y2: Decimal(0) if (x, y1, y2) in self.kinks else abs(there.logit(x, y1, y2))
            )
            ref_policy = there.divergence(there.reference, there.policy)
            policy_ref = there.divergence(there.policy, there.reference)
            self.known[key] = there.sail(), there.penalty(), smooth, ref_policy, policy_ref
        return self.known[key]

    def gradient(self, which):
        return [
            (self.at({k: 1})[which] - self.at({k: -1})[which]) / (2 * self.step) for k in range(len(self.theta))
        ]

    def hessian(self, which):
        def entry(a, b):
            if a == b:
                three = self.at({a: 1})[which] - 2 * self.at({})[which] + self.at({a: -1})[which]
                return three / self.step**2
            corners = [s * t * self.at({a: s, b: t})[which] for s in (1, -1) for t in (1, -1)]
            return sum(corners, Decimal(0)) / (4 * self.step**2)

        return [[entry(max(a, b), min(a, b)) for b in range(len(self.theta))] for a in range(len(self.theta))]

    def gradients(self):
        return {
            "sailGradient": self.gradient(0),
            "penaltyGradient": self.gradient(1),
            "klRefPolicyGradient": self.gradient(3),
            "klPolicyRefGradient": self.gradient(4),
        }

    def hessians(self):
        return {
            "sailHessian": self.hessian(0),
            "penaltyHessian": self.hessian(2),
            "klRefPolicyHessian": self.hessian(3),
            "klPolicyRefHessian": self.hessian(4),
            "fisher": self.base.fisher(),
        }


def at_precision(precision, work):
    setcontext(Context(prec=precision, Emax=MAX_EMAX, Emin=MIN_EMIN))
    return work()


def derivatives(instance, digits, guard):
    places = digits + SPARE + guard
    zero = Decimal(10) ** -places

    def work():
        fine = Differences(instance, Decimal(10) ** -places, zero)
        coarse = Differences(instance, Decimal(10) ** -(places // 2), zero)
        return fine.gradients() | coarse.hessians()

    return at_precision(2 * places + 10, work)


def evaluate(instance, digits, with_oracle, with_derivatives=False):
    """The values as strings with digits + SPARE places, checked against a second computation."""
    zero = Decimal(10) ** -(digits + SPARE + 5)

    def work():
        evaluation = Evaluation(instance, zero)
        result = evaluation.values()
        if with_oracle:
            result["worstCaseOracle"] = evaluation.worst_case_oracle()
        return result

    first = at_precision(digits + GUARD, work)
    second = at_precision(digits + SECOND_GUARD, work)
    if with_derivatives:
        first.update(derivatives(instance, digits, GUARD // 5))
        second.update(derivatives(instance, digits, GUARD // 2))
    unit = Decimal(10) ** -(digits + SPARE)

    def settle(name, a, b):
        if isinstance(a, list):
            return [settle(name, c, d) for c, d in zip(a, b)]
        if abs(a - b) > unit / 100:
            sys.exit(f"{name}: the two computations differ by {abs(a - b)}")
        return format(b.quantize(unit) + 0, "f")  # + 0: no negative zero

    result = {"digits": digits, "error": f"1e-{digits + SPARE - 1}"}
    result.update((name, settle(name, first[name], second[name])) for name in second)
    return result


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("instances", nargs="+", metavar="INSTANCE.json")
    parser.add_argument("--digits", type=int, default=20)
    parser.add_argument("--oracle", action="store_true", help="also the worst-case oracle")
    parser.add_argument("--derivatives", action="store_true", help="also gradients and Hessians")
    parser.add_argument("--golden", metavar="DIR", help="write golden files there")
    options = parser.parse_args()
    for name in options.instances:
        instance = json.loads(pathlib.Path(name).read_text(encoding="utf-8"))
        if options.golden is None:
            print(json.dumps(evaluate(instance, options.digits, options.oracle, options.derivatives), indent=1))
            continue
        small = len(instance["prompts"]) * len(instance["responses"]) ** 2 <= ORACLE_ENTRIES
        work = len(instance["prompts"]) * len(instance["responses"]) ** 2 * len(instance["theta"]) ** 2
        golden = [
            evaluate(
                instance,
                digits,
                small and digits < 200,
                work <= DERIVATIVE_WORK and digits <= DERIVATIVE_DIGITS,
            )
            for digits in GOLDEN_DIGITS
        ]
        target = pathlib.Path(options.golden) / pathlib.Path(name).name
        target.write_text(json.dumps(golden, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

#!/usr/bin/env python3
"""Runs a corpus of test vectors against the functions of a Python file. Needs the standard library and the
sextant_candidate.py beside it.

    sextant vectors --out DIR
    python3 tests/candidates/run_vectors.py DIR/vectors.json my_code.py

The file's functions are named after quantities, as for `sextant_candidate.serve`. A value passes when it is within the
vector's tolerance of the certified enclosure; compared as fractions, so that the comparison rounds nothing. Exit
status: 0 all passed, 1 some failed, 2 the corpus or the file cannot be used.
"""

import argparse
import collections
import importlib.util
import json
import math
import os
import sys
from fractions import Fraction

from sextant_candidate import arguments, plain

SCHEMA = "sextant/vectors/1"


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("corpus", help="vectors.json, as `sextant vectors` writes it")
    parser.add_argument("code", help="a Python file with functions named after quantities")
    options = parser.parse_args()
    corpus, module = read(options.corpus), load(options.code)
    passed, failed, wrong, suspects = collections.Counter(), collections.Counter(), [], []
    for vector in corpus["vectors"]:
        for quantity, expected in vector["expected"].items():
            function = getattr(module, quantity, None)
            if function is None:
                continue
            fault = first_fault(function, quantity, vector["request"], expected)
            if fault is None:
                passed[quantity] += 1
            else:
                failed[quantity] += 1
                wrong.append(f"{vector['id']} {quantity}: {fault}")
                suspects.append({c["class"] for c in vector["catches"] if quantity in c["quantities"]})
    if not passed and not failed:
        stop(f"{options.code} has no function named after a quantity of the corpus")
    for line in wrong[:20]:
        print(line)
    if len(wrong) > 20:
        print(f"... and {len(wrong) - 20} more")
    for quantity in sorted(set(passed) | set(failed)):
        print(f"{quantity}: {passed[quantity]} passed, {failed[quantity]} failed")
    if suspects:
        print("bug classes that every failed vector would show:", ", ".join(sorted(set.intersection(*suspects))) or "none")
    return 1 if wrong else 0


def first_fault(function, quantity, request, expected):
    """What is wrong with the function's value, or None."""
    try:
        value = flat(plain(function(*arguments(quantity, request))))
    except Exception as error:
        return f"{type(error).__name__}: {error}"
    expected = flat(expected)
    if len(value) != len(expected):
        return f"{len(value)} values instead of {len(expected)}"
    for k, (v, e) in enumerate(zip(value, expected)):
        if not math.isfinite(v):
            return f"[{k}] is {v}"
        tolerance = Fraction(e["tolerance"])
        if not Fraction(e["lo"]) - tolerance <= Fraction(v) <= Fraction(e["hi"]) + tolerance:
            return f"[{k}] is {v!r}, exact is {e['lo']}, tolerance {float(tolerance):.1e}"
    return None


def flat(value):
    """The entries of nested lists, in order."""
    if isinstance(value, list):
        return [entry for part in value for entry in flat(part)]
    return [value]


def read(path):
    try:
        with open(path, encoding="utf-8") as file:
            corpus = json.load(file)
    except (OSError, ValueError) as error:
        stop(f"{path}: {error}")
    if not isinstance(corpus, dict) or corpus.get("schema") != SCHEMA:
        stop(f"{path}: not of the schema {SCHEMA}")
    return corpus


def load(path):
    """The module in a file; its own folder and this one are searched for what it imports."""
    sys.path[:0] = [os.path.dirname(os.path.abspath(path)), os.path.dirname(os.path.abspath(__file__))]
    spec = importlib.util.spec_from_file_location("candidate", path)
    if spec is None or spec.loader is None:
        stop(f"{path}: not a Python file")
    module = importlib.util.module_from_spec(spec)
    try:
        spec.loader.exec_module(module)
    except Exception as error:
        stop(f"{path}: {type(error).__name__}: {error}")
    return module


def stop(message):
    print(message, file=sys.stderr)
    sys.exit(2)


if __name__ == "__main__":
    sys.exit(main())

"""Makes a candidate for `sextant check` of Python functions. Needs the standard library alone.

    from sextant_candidate import serve

    def sail(instance):
        ...
        return value

    serve(sail)

A function is named after the quantity that it computes (`sail`, `penalty`, `robust`, `sailGradient`, ...) and gets the
instance as a dictionary in the format sextant/request/1, all of whose numbers are Python numbers:

    instance["masses"][x]                          mu(x)
    instance["features"][x][y][k]                  psi(x, y)
    instance["theta"][k], instance["thetaRef"][k]
    instance["beta"], instance["rho"]
    instance["preferences"][x][y1][y2]             P*(y1 over y2 | x)

It returns a number, or a list of numbers for a gradient. A per-batch quantity (`batchLoss`, ...) is a function of the
instance and of the batch, a list of {"x", "y1", "y2", "label"}; the losses that assume label noise
(`batchSmoothedLoss`, `batchUnbiasedLoss`) get its rate, epsilon, as a third argument.
"""

import json
import math
import sys
import traceback

NOISY = ("batchSmoothedLoss", "batchUnbiasedLoss")


def serve(*functions, **named):
    """Answers requests, a line each, from standard input until it ends.

    `print` goes to standard error meanwhile, as standard output belongs to the answers.
    """
    table = {function.__name__: function for function in functions}
    table.update(named)
    answers, sys.stdout = sys.stdout, sys.stderr
    for line in sys.stdin:
        if line.strip():
            print(json.dumps(answer(json.loads(line), table)), file=answers, flush=True)


def answer(request, table):
    """The answer to one request: values, the quantities for which there is no function, or an error."""
    values, unsupported = {}, []
    for quantity in request["quantities"]:
        function = table.get(quantity)
        if function is None:
            unsupported.append(quantity)
            continue
        try:
            values[quantity] = plain(function(*arguments(quantity, request)))
        except Exception as error:  # whatever it is, it is an answer about this case
            traceback.print_exc(limit=-3)
            return {"id": request["id"], "error": f"{quantity}: {type(error).__name__}: {error}"[:1000]}
    result = {"id": request["id"], "values": values}
    if unsupported:
        result["unsupported"] = unsupported
    return result


def arguments(quantity, request):
    """What the function of a quantity is called with."""
    if quantity in NOISY:
        return request["instance"], request["batch"], request["epsilon"]
    if quantity.startswith("batch"):
        return request["instance"], request["batch"]
    return (request["instance"],)


def plain(value):
    """A float or a list of floats, of whatever a function returned: numpy's and torch's numbers and arrays too."""
    if hasattr(value, "tolist"):
        value = value.tolist()
    if isinstance(value, (list, tuple)):
        return [plain(entry) for entry in value]
    return float(value)


def log_probabilities(instance, parameters="theta"):
    """log pi(y|x) at [x][y], of the policy with the parameters named (`theta` or `thetaRef`)."""
    theta = instance[parameters]
    table = []
    for features in instance["features"]:
        scores = [math.fsum(t * f for t, f in zip(theta, psi)) for psi in features]
        top = max(scores)
        norm = top + math.log(math.fsum(math.exp(s - top) for s in scores))
        table.append([s - norm for s in scores])
    return table


def dpo_arguments(instance, batch):
    """What the usual dpo_loss(policy_chosen_logps, policy_rejected_logps, reference_chosen_logps,
    reference_rejected_logps) takes: four lists, an entry a sample. The label says which response was chosen."""
    policy, reference = log_probabilities(instance), log_probabilities(instance, "thetaRef")
    columns = ([], [], [], [])
    for sample in batch:
        x = sample["x"]
        chosen, rejected = sample["y1"], sample["y2"]
        if sample["label"] == 0:
            chosen, rejected = rejected, chosen
        row = (policy[x][chosen], policy[x][rejected], reference[x][chosen], reference[x][rejected])
        for column, entry in zip(columns, row):
            column.append(entry)
    return columns

; RKL-LIN: b <= q a and a <= p c give b <= (q p) c. Method: sextant.revkl.AscentRate#nextBound, lemma
; stepsMultiply.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const a Real)
(declare-const b Real)
(declare-const c Real)
(declare-const p Real)
(declare-const q Real)
(assert (>= q 0))
(assert (<= b (* q a)))
(assert (<= a (* p c)))
; the claim, denied
(assert (not (<= b (* (* q p) c))))
(check-sat)

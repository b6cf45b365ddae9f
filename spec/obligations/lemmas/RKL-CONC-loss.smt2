; RKL-CONC: The loss l >= l0 times (a + b)^2 - 2 v, v >= 0. Method: sextant.revkl.Concavity#modulus,
; lemma lossTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const l Real)
(declare-const low Real)
(declare-const a Real)
(declare-const b Real)
(declare-const v Real)
(assert (>= l low))
(assert (>= v 0))
; the claim, denied
(assert (not (>= (* (- l low) (- (* (+ a b) (+ a b)) (* 2 v))) (- 0 (* (* 2 v) (- l low))))))
(check-sat)

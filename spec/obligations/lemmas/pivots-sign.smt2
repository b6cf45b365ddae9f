; The form at a pivot p has the sign of p, or is 0. Method: sextant.curvature.Definiteness#signs.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const f Real)
(declare-const x Real)
(declare-const p Real)
(declare-const v Real)
(assert (= x (* p v)))
(assert (= f (* x v)))
; the claim, denied
(assert (not (and (=> (and (> p 0) (not (= v 0))) (> f 0)) (=> (>= p 0) (>= f 0)) (=> (and (< p 0) (not (= v 0))) (< f 0)))))
(check-sat)

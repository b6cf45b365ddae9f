; ORA-LB.4: the mean of that, w = E n <= 2 B^2, q = sqrt 2. Method:
; sextant.curvature.CurvatureLemmas#termMoment.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const xx Real)
(declare-const m Real)
(declare-const w Real)
(declare-const b Real)
(declare-const q Real)
(assert (<= xx (* m m w)))
(assert (<= w (* 2 (* b b))))
(assert (= (* q q) 2))
; the claim, denied
(assert (not (<= xx (* q b m (* q b m)))))
(check-sat)

; ORA-LB.4: 2 mu (M - mu) <= M^2/2, so that E|a1 - a2| <= B on an interval of length 2B.
; Method: sextant.curvature.TwoPoints#half.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const mu Real)
(declare-const m Real)
; the claim, denied
(assert (not (<= (* 4 mu (- m mu)) (* m m))))
(check-sat)

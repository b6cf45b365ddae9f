; ORA-T4.7: for x and y in [0, M], M |x - y| <= M (x + y) - 2 x y; in the mean this is
; E|w1 - w2| <= 2 mu (1 - mu/M). Method: sextant.curvature.TwoPoints#twoPoints.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const m Real)
(assert (<= 0 x))
(assert (<= x m))
(assert (<= 0 y))
(assert (<= y m))
; the claim, denied
(assert (not (<= (* m (ite (< x y) (- y x) (- x y))) (- (* m (+ x y)) (* 2 x y)))))
(check-sat)

; ORA-A3 and ORA-LB.4: |e| <= k gives |e (x - y)| <= k |x - y|; e = sigma - p*, x = g1^2 and y =
; g2^2. Method: sextant.curvature.CurvatureLemmas#slopeTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const k Real)
(declare-const x Real)
(declare-const y Real)
(assert (<= (- 0 k) e))
(assert (<= e k))
; the claim, denied
(assert (not (and (<= (* e (- x y)) (* k (ite (< x y) (- y x) (- x y)))) (<= (- 0 (* k (ite (< x y) (- y x) (- x y)))) (* e (- x y))))))
(check-sat)

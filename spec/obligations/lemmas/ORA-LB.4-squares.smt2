; ORA-LB.4, published: a coordinate of the square of a sum of four. Method:
; sextant.curvature.CurvatureLemmas#fourSquares.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const x Real)
(declare-const y Real)
(declare-const z Real)
(declare-const w Real)
; the claim, denied
(assert (not (<= (* (+ x y z w) (+ x y z w)) (* 4 (+ (* x x) (* y y) (* z z) (* w w))))))
(check-sat)

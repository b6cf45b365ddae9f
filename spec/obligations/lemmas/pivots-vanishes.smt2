; Nothing is left of the row of the pivot, or of a 0 whose row has none of its column.
; Method: sextant.curvature.Stages#vanishes.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const x Real)
(declare-const y Real)
(declare-const e Real)
(declare-const r Real)
(assert (not (= p 0)))
(assert (= (* r p) (- (* e p) (* x y))))
(assert (or (and (= x p) (= e y)) (and (= x 0) (= e 0))))
; the claim, denied
(assert (not (= r 0)))
(check-sat)

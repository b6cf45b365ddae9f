; ORA-L4.11: at z = y - e/k, e = q - p, the tangent of slope p at x less what lies k (z - y)^2/2 above that of slope q
; at y: a coordinate, times 2 k. Method: sextant.envelope.EnvelopeLemmas#tangents.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const q Real)
(declare-const p Real)
(declare-const k Real)
(declare-const y Real)
(declare-const z Real)
(declare-const x Real)
(assert (= e (- q p)))
(assert (= (* k (- y z)) e))
; the claim, denied
(assert (not (= (* k (- (- (* 2 p (- z x)) (* 2 q (- z y))) (* k (- z y) (- z y)))) (+ (* 2 k p (- y x)) (* e e)))))
(check-sat)

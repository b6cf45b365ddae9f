; What a form loses to a positive pivot is a square over it: r <= e, r < e where l is not 0.
; Method: sextant.curvature.Pivots#loses.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const l Real)
(declare-const e Real)
(declare-const r Real)
(assert (> p 0))
(assert (= (* r p) (- (* e p) (* l l))))
; the claim, denied
(assert (not (and (<= r e) (=> (not (= l 0)) (< r e)))))
(check-sat)

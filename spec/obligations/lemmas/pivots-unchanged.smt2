; Without the square nothing is lost. Method: sextant.curvature.Pivots#unchanged.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const l Real)
(declare-const e Real)
(declare-const r Real)
(assert (not (= p 0)))
(assert (= l 0))
(assert (= (* r p) (- (* e p) (* l l))))
; the claim, denied
(assert (not (= r e)))
(check-sat)

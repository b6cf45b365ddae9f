; ORA-LB.4: the mean of that, e = E[(f - m) x] and w = E x^2, for the k with k r^2 = e. Method:
; sextant.curvature.CurvatureLemmas#midRangeMean.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const k Real)
(declare-const r Real)
(declare-const w Real)
(assert (<= (* 2 k e) (+ (* k k (* r r)) w)))
(assert (= (* k (* r r)) e))
; the claim, denied
(assert (not (<= (* e e) (* w (* r r)))))
(check-sat)

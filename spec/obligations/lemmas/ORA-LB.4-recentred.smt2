; ORA-LB.4: |f - m| <= r gives 2 k (f - m) x <= k^2 r^2 + x^2; x = u.S. Method:
; sextant.curvature.CurvatureLemmas#recentred.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const f Real)
(declare-const m Real)
(declare-const r Real)
(declare-const k Real)
(declare-const x Real)
(assert (<= (- m r) f))
(assert (<= f (+ m r)))
; the claim, denied
(assert (not (<= (* 2 k (* (- f m) x)) (+ (* k k (* r r)) (* x x)))))
(check-sat)

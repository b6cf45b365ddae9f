; ORA-T4.8: L^- <= L^+, both doubled; mixed is the second term of both. Method:
; sextant.curvature.CurvatureLemmas#lowerBelowUpper.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const beta Real)
(declare-const b Real)
(declare-const d Real)
(declare-const mixed Real)
(declare-const rest Real)
(assert (>= beta 0))
(assert (>= b 0))
(assert (>= d 0))
; the claim, denied
(assert (not (<= (* 2 (+ mixed (* 2 (* b b) (+ rest (* beta (* d b)))))) (+ (* beta beta (* b b)) (* 2 (+ mixed (* 2 (* b b) (+ rest (* 2 (* beta (* d b)))))))))))
(check-sat)

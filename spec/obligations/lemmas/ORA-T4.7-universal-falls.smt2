; universal-constant.md, step 5: 2 c (1 - (c + eta)^2) does not increase with eta. Method:
; sextant.curvature.CurvatureLemmas#tailFalls.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const eta Real)
(declare-const next Real)
(assert (<= 0 c))
(assert (<= 0 eta))
(assert (<= eta next))
; the claim, denied
(assert (not (<= (* 2 c (- 1 (* (+ c next) (+ c next)))) (* 2 c (- 1 (* (+ c eta) (+ c eta)))))))
(check-sat)

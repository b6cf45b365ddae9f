; universal-constant.md, step 4: no q <= most = (e - eta)/2 gives more. Method:
; sextant.curvature.CurvatureLemmas#tailBounded.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const e Real)
(declare-const eta Real)
(declare-const q Real)
(declare-const most Real)
(assert (= e (- 1 c)))
(assert (<= 0 c))
(assert (<= 0 eta))
(assert (= (* 2 most) (- e eta)))
(assert (<= q most))
; the claim, denied
(assert (not (<= (* 8 c (* q (- 1 q))) (* 2 c (- 1 (* (+ c eta) (+ c eta)))))))
(check-sat)

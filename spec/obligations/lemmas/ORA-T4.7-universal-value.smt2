; universal-constant.md, step 4: the value at q = (e - eta)/2. Method:
; sextant.curvature.CurvatureLemmas#tailValue.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const e Real)
(declare-const eta Real)
(declare-const q Real)
(assert (= e (- 1 c)))
(assert (= (* 2 q) (- e eta)))
; the claim, denied
(assert (not (= (* 8 c (* q (- 1 q))) (* 2 c (- 1 (* (+ c eta) (+ c eta)))))))
(check-sat)

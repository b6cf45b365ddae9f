; universal-constant.md, the extremal law: E(a - c)^+ = e - eta - q e is E(a - c)^- = q (1 + c).
; Method: sextant.curvature.CurvatureLemmas#extremalMean.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const e Real)
(declare-const eta Real)
(declare-const q Real)
(assert (= e (- 1 c)))
(assert (= (* 2 q) (- e eta)))
; the claim, denied
(assert (not (= (- (- e eta) (* q e)) (* q (+ 1 c)))))
(check-sat)

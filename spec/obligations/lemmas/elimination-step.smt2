; e - (x/p) y is what is left of e: f = x/p. Method: sextant.curvature.Elimination#timesPivot.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const x Real)
(declare-const y Real)
(declare-const e Real)
(declare-const f Real)
(declare-const r Real)
(assert (= (* f p) x))
(assert (= r (- e (* f y))))
; the claim, denied
(assert (not (= (* r p) (- (* e p) (* x y)))))
(check-sat)

; There is one number only that is left of an entry. Method:
; sextant.curvature.Elimination#sole.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const x Real)
(declare-const y Real)
(declare-const e Real)
(declare-const r Real)
(declare-const s Real)
(assert (not (= p 0)))
(assert (= (* r p) (- (* e p) (* x y))))
(assert (= (* s p) (- (* e p) (* x y))))
; the claim, denied
(assert (not (= r s)))
(check-sat)

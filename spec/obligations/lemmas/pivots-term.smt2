; One more term of a row, or row of the form, v times the second after the first.
; Method: sextant.curvature.Pivots#added.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const x Real)
(declare-const y Real)
(declare-const e Real)
(declare-const r Real)
(declare-const z Real)
(declare-const f Real)
(declare-const s Real)
(declare-const v Real)
(assert (= (* r p) (- (* e p) (* x y))))
(assert (= (* s p) (- (* f p) (* x z))))
; the claim, denied
(assert (not (= (* (+ r (* s v)) p) (- (* (+ e (* f v)) p) (* x (+ y (* z v)))))))
(check-sat)

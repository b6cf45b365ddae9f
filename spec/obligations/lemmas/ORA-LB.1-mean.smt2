; ORA-LB.1, step 1: one more term p x keeps a mean in its interval [l, l + m].
; Method: sextant.curvature.FiniteSums#meanGrows.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const l Real)
(declare-const m Real)
(declare-const p Real)
(declare-const x Real)
(declare-const q Real)
(declare-const s Real)
(assert (>= p 0))
(assert (<= l x))
(assert (<= x (+ l m)))
(assert (<= (* l s) q))
(assert (<= q (* (+ l m) s)))
; the claim, denied
(assert (not (and (<= (* l (+ s p)) (+ q (* p x))) (<= (+ q (* p x)) (* (+ l m) (+ s p))))))
(check-sat)

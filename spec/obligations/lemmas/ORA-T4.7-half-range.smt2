; ORA-T4.7, E|h| <= DB, and ORA-LB.4: with the sum of rows t of mass 1, 2 t <= M.
; Method: sextant.curvature.FiniteSums#halved.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const mu Real)
(declare-const t Real)
(assert (> m 0))
(assert (<= (* m t) (- (* m (+ mu mu)) (* 2 mu mu))))
; the claim, denied
(assert (not (<= (* 2 t) m)))
(check-sat)

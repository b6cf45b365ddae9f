; ORA-LA.1: no preference within rho of p gives a greater expected loss than
; p a + (1-p) b + rho |a-b|. Method: sextant.robust.WorstCase#value.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const rho Real)
(declare-const q Real)
(declare-const a Real)
(declare-const b Real)
(assert (>= rho 0))
(assert (<= (- p rho) q))
(assert (<= q (+ p rho)))
; the claim, denied
(assert (not (<= (+ (* q a) (* (- 1 q) b)) (+ (+ (* p a) (* (- 1 p) b)) (* rho (ite (>= a b) (- a b) (- b a)))))))
(check-sat)

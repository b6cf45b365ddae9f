; ORA-LA.1: the selector p + rho sign(a-b), which stays within rho of p, attains that value.
; Methods: sextant.robust.WorstCase#value, #selector.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const rho Real)
(declare-const q Real)
(declare-const a Real)
(declare-const b Real)
(assert (>= rho 0))
(assert (= q (ite (> a b) (+ p rho) (ite (< a b) (- p rho) p))))
; the claim, denied
(assert (not (and (<= (- p rho) q) (<= q (+ p rho))
             (= (+ (* q a) (* (- 1 q) b)) (+ (+ (* p a) (* (- 1 p) b)) (* rho (ite (>= a b) (- a b) (- b a))))))))
(check-sat)

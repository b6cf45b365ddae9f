; ORA-LB.1, step 2: one more term within B of c keeps the sum of squares about c at most B^2 times the mass.
; Method: sextant.curvature.SecondMoments#within.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const b Real)
(declare-const c Real)
(declare-const p Real)
(declare-const x Real)
(declare-const u Real)
(declare-const s Real)
(assert (>= p 0))
(assert (<= u (* b b s)))
(assert (<= (- b) (- x c)))
(assert (<= (- x c) b))
; the claim, denied
(assert (not (<= (+ u (* p (- x c) (- x c))) (* b b (+ s p)))))
(check-sat)

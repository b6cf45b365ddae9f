; ORA-T4.7: with M = (B + c)^2 and 0 <= mu <= B^2 - c^2, 2 mu (M - mu) <= B^2 M, that is
; E|g1^2 - g2^2| <= B^2. Method: sextant.curvature.TwoPoints#mixedTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const b Real)
(declare-const c Real)
(declare-const mu Real)
(assert (<= 0 c))
(assert (<= c b))
(assert (<= 0 mu))
(assert (<= mu (- (* b b) (* c c))))
; the claim, denied
(assert (not (<= (* 2 mu (- (* (+ b c) (+ b c)) mu)) (* (* b b) (* (+ b c) (+ b c))))))
(check-sat)

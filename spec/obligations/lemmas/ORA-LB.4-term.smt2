; ORA-LB.4: a vector of squared norm n, times l with |l| <= m. Method:
; sextant.curvature.CurvatureLemmas#termSquare.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const l Real)
(declare-const m Real)
(declare-const n Real)
(assert (<= (- 0 m) l))
(assert (<= l m))
(assert (>= n 0))
; the claim, denied
(assert (not (<= (* l l n) (* m m n))))
(check-sat)

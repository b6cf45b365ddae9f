; ORA-T4.8: second derivatives p >= -kf and q >= -kg give p + lambda q >= -(kf + lambda kg). Method:
; sextant.curvature.CurvatureLemmas#curvatureAdds.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const q Real)
(declare-const kf Real)
(declare-const kg Real)
(declare-const lambda Real)
(assert (>= p (- 0 kf)))
(assert (>= q (- 0 kg)))
(assert (>= lambda 0))
; the claim, denied
(assert (not (>= (+ p (* lambda q)) (- 0 (+ kf (* lambda kg))))))
(check-sat)

; ORA-LB.1, step 2: of a law of mass 1 and mean q, the mean square v about q is that about c less (q - c)^2.
; Method: sextant.curvature.SecondMoments#leastAtMean.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const c Real)
(declare-const u Real)
(declare-const v Real)
(declare-const r Real)
(declare-const q Real)
(assert (= v (+ (* q q) (* (- 2) q q) r)))
(assert (= u (+ (* c c) (* (- 2) c q) r)))
; the claim, denied
(assert (not (and (= u (+ v (* (- q c) (- q c)))) (<= v u) (= v (- r (* q q))))))
(check-sat)

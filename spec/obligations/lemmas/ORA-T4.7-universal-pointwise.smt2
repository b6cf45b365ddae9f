; universal-constant.md, step 6: s v (1 - v) - tau v is largest at h = (1 - tau/s)/2, or at 0 if tau
; > s. Method: sextant.curvature.CurvatureLemmas#pointwiseMost.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const s Real)
(declare-const tau Real)
(declare-const v Real)
(declare-const h Real)
(assert (<= 0 v))
(assert (<= 0 s))
(assert (<= 0 tau))
(assert (ite (<= tau s) (= (* 2 s h) (- s tau)) (= h 0)))
; the claim, denied
(assert (not (and (<= (- (* s (* v (- 1 v))) (* tau v)) (- (* s (* h (- 1 h))) (* tau h))) (=> (> s 0) (and (<= 0 h) (<= (* 2 h) 1))))))
(check-sat)

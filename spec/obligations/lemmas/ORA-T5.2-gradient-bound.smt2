; ORA-T5.2: n = ||grad F_env|| <= 2 G_F, y = ||theta - theta-hat|| = lambda n, f = F(theta), hat = F(theta-hat). Method:
; sextant.descent.RateLemmas#twiceBound.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const g Real)
(declare-const y Real)
(declare-const n Real)
(declare-const hat Real)
(declare-const f Real)
(assert (> lambda 0))
(assert (>= g 0))
(assert (>= y 0))
(assert (= y (* lambda n)))
(assert (<= (+ (* 2 lambda hat) (* y y)) (* 2 lambda f)))
(assert (<= (- f hat) (* g y)))
; the claim, denied
(assert (not (<= n (* 2 g))))
(check-sat)

; ORA-T5.2: F_env(theta) = F(theta-hat) + y^2/(2 lambda) is at least F_inf, y = ||theta - theta-hat||. Method:
; sextant.descent.RateLemmas#aboveInfimum.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const f Real)
(declare-const hat Real)
(declare-const y Real)
(declare-const infimum Real)
(assert (> lambda 0))
(assert (= (* 2 lambda f) (+ (* 2 lambda hat) (* y y))))
(assert (>= hat infimum))
; the claim, denied
(assert (not (>= f infimum)))
(check-sat)

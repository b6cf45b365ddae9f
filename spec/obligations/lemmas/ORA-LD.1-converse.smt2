; ORA-LD.1, the counterexample F = |.|: at theta = lambda/(2C), C >= 1, theta is within lambda of 0, so that g = theta/lambda,
; and C g = 1/2 < 1. Method: sextant.envelope.Stationarity#converse.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const c Real)
(declare-const theta Real)
(declare-const g Real)
(assert (> lambda 0))
(assert (>= c 1))
(assert (= (* 2 c theta) lambda))
(assert (= (* g lambda) theta))
; the claim, denied
(assert (not (and (<= 0 theta) (<= theta lambda) (= (* 2 c g) 1) (< (* c g) 1))))
(check-sat)

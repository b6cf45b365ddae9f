; ORA-LD.3: m x^2 <= eps x gives m x <= eps, where x = ||u - theta-hat|| >= 0. Method: sextant.envelope.Stationarity#near.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const m Real)
(declare-const eps Real)
(declare-const x Real)
(assert (>= eps 0))
(assert (>= x 0))
(assert (<= (* m x x) (* eps x)))
; the claim, denied
(assert (not (<= (* m x) eps)))
(check-sat)

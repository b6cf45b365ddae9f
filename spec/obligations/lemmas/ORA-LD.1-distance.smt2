; ORA-LD.1: w <= a n by Cauchy-Schwarz and w >= c n^2 by ORA-LC.1 give a >= c n, where a = ||v||, n = ||g||.
; Method: sextant.envelope.Stationarity#distance.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const a Real)
(declare-const n Real)
(declare-const w Real)
(declare-const c Real)
(assert (>= a 0))
(assert (>= n 0))
(assert (<= w (* a n)))
(assert (>= w (* c n n)))
; the claim, denied
(assert (not (>= a (* c n))))
(check-sat)

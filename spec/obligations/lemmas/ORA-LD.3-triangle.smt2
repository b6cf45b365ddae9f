; ORA-LD.3: a <= eps + y/lambda and y <= lambda n + x give a <= n + eps + x/lambda, where a = ||v||, y = ||u - theta||,
; n = ||grad F_env||, x = ||u - theta-hat||. Method: sextant.envelope.Stationarity#triangle.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const a Real)
(declare-const eps Real)
(declare-const y Real)
(declare-const n Real)
(declare-const x Real)
(assert (> lambda 0))
(assert (<= (* lambda a) (+ (* lambda eps) y)))
(assert (<= y (+ (* lambda n) x)))
; the claim, denied
(assert (not (<= (* lambda a) (+ (* lambda (+ n eps)) x))))
(check-sat)

; ORA-LC.1: monotonicity, lambda (w - q + kappa lambda q) >= 0, gives w >= (1 - kappa lambda) q, where w = <v, g> and
; q = ||g||^2. Method: sextant.envelope.Stationarity#angle.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const kappa Real)
(declare-const w Real)
(declare-const q Real)
(assert (> lambda 0))
(assert (>= (* lambda (+ (- w q) (* kappa lambda q))) 0))
; the claim, denied
(assert (not (>= w (* (- 1 (* kappa lambda)) q))))
(check-sat)

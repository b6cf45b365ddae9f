; ORA-LC.1, one coordinate: where t - u = lambda g, the product of v + kappa t - g - kappa u with t - u
; is lambda (v g - g^2 + kappa lambda g^2). Method: sextant.envelope.Stationarity#coordinate.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const kappa Real)
(declare-const v Real)
(declare-const g Real)
(declare-const t Real)
(declare-const u Real)
(assert (= (- t u) (* lambda g)))
; the claim, denied
(assert (not (= (* (- (+ v (* kappa t)) g (* kappa u)) (- t u)) (* lambda (+ (- (* v g) (* g g)) (* kappa lambda g g))))))
(check-sat)

; ORA-L4.11: what moving theta by delta does to ||u - theta||^2, and to ||theta-hat - theta||^2; a coordinate. g =
; (theta - theta-hat)/lambda, x = u - theta-hat. Method: sextant.envelope.EnvelopeLemmas#penaltyMoved.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const next Real)
(declare-const t Real)
(declare-const d Real)
(declare-const x Real)
(declare-const u Real)
(declare-const hat Real)
(declare-const lambda Real)
(declare-const g Real)
(assert (= next (+ t d)))
(assert (= x (- u hat)))
(assert (= (* lambda g) (- t hat)))
; the claim, denied
(assert (not (and (= (- (* (- u next) (- u next)) (* (- u t) (- u t))) (+ (- (* 2 lambda g d) (* 2 x d)) (* d d))) (= (- (* (- hat next) (- hat next)) (* (- hat t) (- hat t))) (+ (* 2 lambda g d) (* d d))))))
(check-sat)

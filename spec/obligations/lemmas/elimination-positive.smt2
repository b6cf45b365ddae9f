; The form is positive where what elimination leaves is. Method:
; sextant.curvature.Elimination#staysPositive.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const l Real)
(declare-const r Real)
(declare-const x Real)
(declare-const f Real)
(assert (> p 0))
(assert (= (* f p) l))
(assert (or (> (- r (* f l)) 0) (and (= l 0) (= r 0) (not (= x 0)))))
; the claim, denied
(assert (not (> (+ (* p x x) (* 2 x l) r) 0)))
(check-sat)

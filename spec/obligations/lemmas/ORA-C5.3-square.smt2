; ORA-C5.3: the identity that the inequality of ORA-C5.3-least rests on. Method: sextant.descent.RateBound#square.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const delta Real)
(declare-const steps Real)
(declare-const eta Real)
(declare-const r Real)
(assert (= (* r r steps) (* 2 k delta)))
; the claim, denied
(assert (not (= (* k (- (+ (* 2 delta) (* k eta eta steps)) (* 2 eta steps r))) (* steps (- (* k eta) r) (- (* k eta) r)))))
(check-sat)

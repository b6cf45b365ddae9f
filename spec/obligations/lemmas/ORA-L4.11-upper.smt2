; ORA-L4.11, inequality (2): f = F_env(theta), there = F_env(theta'), p = F(theta-hat), q = ||theta-hat - theta||^2,
; moved = ||theta-hat - theta'||^2, w = g.delta, dd = ||delta||^2. Method: sextant.envelope.EnvelopeLemmas#upperBound.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const lambda Real)
(declare-const f Real)
(declare-const p Real)
(declare-const q Real)
(declare-const there Real)
(declare-const moved Real)
(declare-const w Real)
(declare-const dd Real)
(assert (= (* 2 lambda f) (+ (* 2 lambda p) q)))
(assert (<= (* 2 lambda there) (+ (* 2 lambda p) moved)))
(assert (= (- moved q) (+ (* 2 lambda w) dd)))
; the claim, denied
(assert (not (<= (* 2 lambda there) (+ (* 2 lambda (+ f w)) dd))))
(check-sat)

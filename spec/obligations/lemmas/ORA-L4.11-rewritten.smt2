; ORA-L4.11: cocoercivity of grad F_env + b id in terms of D = grad F_env(theta + delta) - grad F_env(theta): nn =
; ||D||^2, w = D.delta, dd = ||delta||^2. Method: sextant.envelope.EnvelopeLemmas#rewritten.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const a Real)
(declare-const b Real)
(declare-const w Real)
(declare-const dd Real)
(declare-const nn Real)
(assert (>= (* (+ a b) (+ w (* b dd))) (+ nn (* 2 b w) (* b b dd))))
; the claim, denied
(assert (not (<= nn (+ (* (- a b) w) (* a b dd)))))
(check-sat)

; ORA-L4.11: that for x, y and for y, x makes grad h cocoercive; s = grad h(x).(y - x), t = grad h(y).(y - x). Method:
; sextant.envelope.EnvelopeLemmas#cocoercive.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const hx Real)
(declare-const s Real)
(declare-const ee Real)
(declare-const hy Real)
(declare-const t Real)
(assert (<= (+ (* 2 k (+ hx s)) ee) (* 2 k hy)))
(assert (<= (+ (* 2 k (- hy t)) ee) (* 2 k hx)))
; the claim, denied
(assert (not (>= (* k (- t s)) ee)))
(check-sat)

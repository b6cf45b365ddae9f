; ORA-L4.11: so h(x) + grad h(x).(y - x) + ||e||^2/(2 k) <= h(y), e = grad h(y) - grad h(x), times 2 k; p and q the
; products of the slopes with z - x and z - y, r = ||z - y||^2, s = grad h(x).(y - x). Method:
; sextant.envelope.EnvelopeLemmas#raised.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const hx Real)
(declare-const p Real)
(declare-const hz Real)
(declare-const hy Real)
(declare-const q Real)
(declare-const r Real)
(declare-const s Real)
(declare-const ee Real)
(assert (> k 0))
(assert (<= (+ hx p) hz))
(assert (<= (* 2 hz) (+ (* 2 hy) (* 2 q) (* k r))))
(assert (= (* k (- (- (* 2 p) (* 2 q)) (* k r))) (+ (* 2 k s) ee)))
; the claim, denied
(assert (not (<= (+ (* 2 k (+ hx s)) ee) (* 2 k hy))))
(check-sat)

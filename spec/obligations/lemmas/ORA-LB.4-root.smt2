; ORA-LB.4: e^2 <= w r^2 and w <= 2 B^2 give |e| <= sqrt 2 B r, q = sqrt 2. Method:
; sextant.curvature.CurvatureLemmas#rootBound.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const e Real)
(declare-const w Real)
(declare-const b Real)
(declare-const q Real)
(declare-const r Real)
(assert (<= (* e e) (* w (* r r))))
(assert (<= w (* 2 (* b b))))
(assert (= (* q q) 2))
(assert (>= q 0))
(assert (>= b 0))
(assert (>= r 0))
; the claim, denied
(assert (not (and (<= e (* q b r)) (<= (- 0 (* q b r)) e))))
(check-sat)

; ORA-A3: sigma(t) = v in [1 - s, s] and p* in [delta, 1 - delta] give |v - p*| <= s - delta.
; Method: sextant.curvature.CurvatureLemmas#marginSlope.
(set-info :status unsat)
(set-logic QF_LRA)
(declare-const v Real)
(declare-const s Real)
(declare-const p Real)
(declare-const delta Real)
(assert (<= (- 1 s) v))
(assert (<= v s))
(assert (<= delta p))
(assert (<= p (- 1 delta)))
; the claim, denied
(assert (not (and (<= (- v p) (- s delta)) (<= (- 0 (- s delta)) (- v p)))))
(check-sat)

; ORA-A3, first term: 0 <= sigma(t) sigma(-t) <= 1/4, with s = sigma(t) and sigma(-t) = 1 - s.
; Method: sextant.curvature.CurvatureLemmas#bendTerm.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const s Real)
(declare-const beta Real)
(declare-const x Real)
(assert (<= 0 s))
(assert (<= s 1))
; the claim, denied
(assert (not (and (<= 0 (* beta beta (* s (- 1 s)) (* x x))) (<= (* 4 (* beta beta (* s (- 1 s)) (* x x))) (* beta beta (* x x))))))
(check-sat)

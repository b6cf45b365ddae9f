; ORA-Eq44, one coordinate of a box: p nearest to u in [lo, hi] makes no acute angle, (u - p)(z - p) <= 0 for z in [lo, hi].
; Method: sextant.envelope.Projection#obtuse.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const u Real)
(declare-const lo Real)
(declare-const hi Real)
(declare-const p Real)
(declare-const z Real)
(assert (<= lo z))
(assert (<= z hi))
(assert (= p (ite (< u lo) lo (ite (> u hi) hi u))))
; the claim, denied
(assert (not (and (<= lo p) (<= p hi) (<= (* (- u p) (- z p)) 0))))
(check-sat)

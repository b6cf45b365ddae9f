; ORA-Eq2: no 1-Lipschitz function, of slope s, tells the two laws further apart than |p-q|; one of slope
; 1 or -1 does as well. Method: sextant.robust.Transport#dual.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const q Real)
(declare-const s Real)
(declare-const distance Real)
(assert (<= (- 1) s))
(assert (<= s 1))
(assert (= distance (ite (>= p q) (- p q) (- q p))))
; the claim, denied
(assert (not (and (<= (* s (- p q)) distance)
             (or (= distance (- p q)) (= distance (- q p))))))
(check-sat)

; ORA-T4.7, step 3: (x - c)^2 is in [0, (B + |c|)^2], k = |c|. Method: sextant.curvature.MixedTerm#squareInside.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const b Real)
(declare-const c Real)
(declare-const k Real)
(declare-const x Real)
(assert (<= (- b) x))
(assert (<= x b))
(assert (= k (ite (< c 0) (- c) c)))
; the claim, denied
(assert (not (and (<= 0 (* (- x c) (- x c))) (<= (* (- x c) (- x c)) (* (+ b k) (+ b k))))))
(check-sat)

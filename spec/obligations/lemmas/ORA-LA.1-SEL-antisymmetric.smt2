; ORA-LA.1-SEL: with the pair swapped, p becomes 1-p and the sign its opposite, and the selected
; preference becomes its complement. Method: sextant.robust.WorstCase#selector.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const p Real)
(declare-const rho Real)
(declare-const s Real)
(declare-const one Real)
(declare-const two Real)
(assert (or (= s (- 1)) (= s 0) (= s 1)))
(assert (= one (+ p (* rho s))))
(assert (= two (+ (- 1 p) (* rho (- 0 s)))))
; the claim, denied
(assert (not (= (+ one two) 1)))
(check-sat)

; RKL-PL: 2 k c - k^2 n <= p for k > 0, where c^2 <= p n, as for c = g.s, n = ||s||^2, p = ||g||^2.
; Method: sextant.revkl.PolyakLojasiewicz#plainGap, lemma completedSquare.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const k Real)
(declare-const c Real)
(declare-const n Real)
(declare-const p Real)
(assert (> k 0))
(assert (>= n 0))
(assert (>= p 0))
(assert (<= (* c c) (* p n)))
; the claim, denied
(assert (not (<= (- (* (* 2 k) c) (* (* k k) n)) p)))
(check-sat)

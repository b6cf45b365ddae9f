; ORA-L4.11: by (2) and (3), h = F_env + b ||.||^2/2 lies between its tangent at x and that plus (a + b) ||y - x||^2/2.
; w = grad F_env(x).(y - x), xx = ||x||^2, yy = ||y||^2, xd = x.(y - x). Method:
; sextant.envelope.EnvelopeLemmas#convexified.
(set-info :status unsat)
(set-logic QF_NRA)
(declare-const b Real)
(declare-const dd Real)
(declare-const fy Real)
(declare-const fx Real)
(declare-const w Real)
(declare-const a Real)
(declare-const hx Real)
(declare-const xx Real)
(declare-const hy Real)
(declare-const yy Real)
(declare-const xd Real)
(assert (<= (- 0 (* b dd)) (* 2 (- (- fy fx) w))))
(assert (<= (* 2 (- (- fy fx) w)) (* a dd)))
(assert (= (* 2 hx) (+ (* 2 fx) (* b xx))))
(assert (= (* 2 hy) (+ (* 2 fy) (* b yy))))
(assert (= (- (- yy xx) (* 2 xd)) dd))
; the claim, denied
(assert (not (and (<= 0 (* 2 (- (- hy hx) (+ w (* b xd))))) (<= (* 2 (- (- hy hx) (+ w (* b xd)))) (* (+ a b) dd)))))
(check-sat)

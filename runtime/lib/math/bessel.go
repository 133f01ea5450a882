// Bessel's functions of whole orders, to about fourteen digits: near zero by their recurrence from above,
// far away by Hankel's expansion.

package math

// far is from where on Hankel's expansion is exact enough.
const far = 30

// besselSums walks the recurrence J(k-1) = 2k/x J(k) - J(k+1) down from an order at which nothing is left.
// It gives J(n), J(0) and J(1), and the sums by which Neumann's series tell Y(0) and its
// derivative.
func besselSums(n int, x float64) (jn, j0, j1, y0, y1 float64) {
	top := n
	if top < int(x) {
		top = int(x)
	}
	top = (top + 40 + int(Sqrt(40*float64(top+1)))) &^ 1
	above, here := 0.0, 1e-300
	norm := 0.0
	for k := top; k >= 0; k-- {
		if k == n {
			jn = here
		}
		switch {
		case k == 0:
			j0 = here
			norm += here
		case k == 1:
			j1 = here
		}
		if k > 0 && k%2 == 0 {
			norm += 2 * here
			sign := 1.0
			if k/2%2 == 1 {
				sign = -1
			}
			y0 += sign * here / float64(k/2)
			y1 += sign * (float64(k)/x*here - above) / float64(k/2)
		}
		if k == 0 {
			break
		}
		above, here = here, 2*float64(k)/x*here-above
		if Abs(here) > 1e250 {
			const down = 1e-250
			above *= down
			here *= down
			jn *= down
			norm *= down
			y0 *= down
			y1 *= down
			j1 *= down
		}
	}
	return jn / norm, j0 / norm, j1 / norm, y0 / norm, y1 / norm
}

// hankel is sqrt(2/(pi x)) (P cos(chi) - Q sin(chi)), or with sine and cosine changed for Y; chi is
// x - (n/2 + 1/4) pi.
func hankel(n int, x float64, y bool) float64 {
	mu := 4 * float64(n) * float64(n)
	p, q := 1.0, 0.0
	term := 1.0
	for k := 1; k < 60; k++ {
		odd := float64(2*k - 1)
		next := term * (mu - odd*odd) / (float64(k) * 8 * x)
		if Abs(next) >= Abs(term) && k > 2 || Abs(next) < 1e-18 {
			break
		}
		term = next
		switch k % 4 {
		case 1:
			q += term
		case 2:
			p -= term
		case 3:
			q -= term
		case 0:
			p += term
		}
	}
	// The quarter of pi is taken off by what sums of angles give: no digit of x is lost.
	s, c := Sincos(x)
	sin, cos := (s-c)/Sqrt2, (s+c)/Sqrt2
	if n == 1 {
		sin, cos = -cos, sin
	}
	scale := Sqrt(2 / (Pi * x))
	if y {
		return scale * (p*sin + q*cos)
	}
	return scale * (p*cos - q*sin)
}

// J0 is Bessel's function of the first kind of order 0.
func J0(x float64) float64 { return Jn(0, x) }

// J1 is Bessel's function of the first kind of order 1.
func J1(x float64) float64 { return Jn(1, x) }

// Jn is Bessel's function of the first kind of order n.
func Jn(n int, x float64) float64 {
	switch {
	case IsNaN(x):
		return x
	case IsInf(x, 0):
		return 0
	}
	sign := 1.0
	if n < 0 {
		n = -n
		if n%2 == 1 {
			sign = -1
		}
	}
	if x < 0 {
		x = -x
		if n%2 == 1 {
			sign = -sign
		}
	}
	if x == 0 {
		if n == 0 {
			return 1
		}
		return 0
	}
	if x < 1e-8 {
		// The first term of the series: (x/2)^n / n!.
		term := sign
		for k := 1; k <= n; k++ {
			term *= x / 2 / float64(k)
		}
		return term
	}
	if x < far || float64(n) > x {
		jn, _, _, _, _ := besselSums(n, x)
		return sign * jn
	}
	below, here := hankel(0, x, false), hankel(1, x, false)
	if n == 0 {
		return sign * below
	}
	for k := 1; k < n; k++ {
		below, here = here, 2*float64(k)/x*here-below
	}
	return sign * here
}

// Y0 is Bessel's function of the second kind of order 0.
func Y0(x float64) float64 { return Yn(0, x) }

// Y1 is Bessel's function of the second kind of order 1.
func Y1(x float64) float64 { return Yn(1, x) }

// gammaOfEuler is the constant 0.577….
const gammaOfEuler = 0.57721566490153286060651209008240243104215933593992

// firstY is Y(0) and Y(1).
func firstY(x float64) (y0, y1 float64) {
	if x >= far {
		return hankel(0, x, true), hankel(1, x, true)
	}
	if x < 1e-8 {
		return 2 / Pi * (Log(x/2) + gammaOfEuler), -2 / (Pi * x)
	}
	_, j0, j1, even, slope := besselSums(0, x)
	y0 = 2/Pi*(Log(x/2)+gammaOfEuler)*j0 - 4/Pi*even
	// Y(1) is minus the derivative of that.
	return y0, 2/Pi*(Log(x/2)+gammaOfEuler)*j1 - 2/(Pi*x)*j0 + 4/Pi*slope
}

// Yn is Bessel's function of the second kind of order n; of less than 0 there is none.
func Yn(n int, x float64) float64 {
	sign := 1.0
	if n < 0 {
		n = -n
		if n%2 == 1 {
			sign = -1
		}
	}
	switch {
	case x < 0 || IsNaN(x):
		return NaN()
	case IsInf(x, 1):
		return 0
	case x == 0:
		return Inf(-int(sign))
	}
	below, here := firstY(x)
	if n == 0 {
		return below
	}
	for k := 1; k < n && !IsInf(here, 0); k++ {
		below, here = here, 2*float64(k)/x*here-below
	}
	return sign * here
}

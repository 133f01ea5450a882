package main

import "fmt"

type Matrix [][]float64

func New(r, c int) Matrix {
	m := make(Matrix, r)
	cells := make([]float64, r*c)
	for i := range m {
		m[i], cells = cells[:c:c], cells[c:]
	}
	return m
}

func (m Matrix) Mul(n Matrix) Matrix {
	out := New(len(m), len(n[0]))
	for i := range m {
		for j := range n[0] {
			for k := range n {
				out[i][j] += m[i][k] * n[k][j]
			}
		}
	}
	return out
}

func Identity(n int) Matrix {
	m := New(n, n)
	for i := range m {
		m[i][i] = 1
	}
	return m
}

func (m Matrix) Pow(n int) Matrix {
	r := Identity(len(m))
	for ; n > 0; n >>= 1 {
		if n&1 == 1 {
			r = r.Mul(m)
		}
		m = m.Mul(m)
	}
	return r
}

func main() {
	fib := Matrix{{1, 1}, {1, 0}}
	fmt.Println(fib.Pow(10), fib.Pow(70)[0][1])
	a := Matrix{{1, 2, 3}, {4, 5, 6}}
	b := Matrix{{1, 0}, {0, 2}, {0.5, -1}}
	fmt.Println(a.Mul(b), b.Mul(a))
}

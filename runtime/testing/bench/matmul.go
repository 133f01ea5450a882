// Floating point in nested slices.
package main

func build(n int, seed float64) [][]float64 {
	rows := make([][]float64, n)
	for i := range rows {
		rows[i] = make([]float64, n)
		for j := range rows[i] {
			rows[i][j] = seed * float64(i-j) * float64(i+j)
		}
	}
	return rows
}

func main() {
	const n = 320
	a := build(n, 0.5/n/n)
	b := build(n, 0.25/n/n)
	c := make([][]float64, n)
	for i := 0; i < n; i++ {
		row := make([]float64, n)
		for j := 0; j < n; j++ {
			sum := 0.0
			for k := 0; k < n; k++ {
				sum += a[i][k] * b[k][j]
			}
			row[j] = sum
		}
		c[i] = row
	}
	println(int(c[n/2][n/3] * 1e6))
}

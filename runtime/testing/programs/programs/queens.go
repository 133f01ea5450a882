package main

import "fmt"

type board struct {
	n                 int
	cols, diag1, diag2 []bool
	found             int
}

func (b *board) place(row int) {
	if row == b.n {
		b.found++
		return
	}
	for c := 0; c < b.n; c++ {
		if b.cols[c] || b.diag1[row+c] || b.diag2[row-c+b.n] {
			continue
		}
		b.cols[c], b.diag1[row+c], b.diag2[row-c+b.n] = true, true, true
		b.place(row + 1)
		b.cols[c], b.diag1[row+c], b.diag2[row-c+b.n] = false, false, false
	}
}

func main() {
	for n := 1; n <= 7; n++ {
		b := &board{n: n, cols: make([]bool, n), diag1: make([]bool, 2*n), diag2: make([]bool, 2*n+1)}
		b.place(0)
		fmt.Print(b.found, " ")
	}
	fmt.Println()
}

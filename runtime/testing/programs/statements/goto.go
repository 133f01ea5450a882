// goto jumps within a function (Go spec: Goto statements).
package main

import "fmt"

func find(xs [][]int, want int) (int, int) {
	var i, j int
	for i = range xs {
		for j = range xs[i] {
			if xs[i][j] == want {
				goto found
			}
		}
	}
	return -1, -1
found:
	return i, j
}
func main() {
	fmt.Println(find([][]int{{1, 2}, {3, 4}}, 3))
	fmt.Println(find([][]int{{1}}, 9))
	i := 0
again:
	i++
	if i < 5 {
		goto again
	}
	fmt.Println(i)
	{
		goto end
	}
end:
	for n := 3; ; {
		if n == 0 {
			goto done
		}
		n--
	}
done:
	fmt.Println("done")
}

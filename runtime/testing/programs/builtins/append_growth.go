package main

import "fmt"

func main() {
	var s []int
	last := -1
	for i := 0; i < 3000; i++ {
		s = append(s, i)
		if cap(s) != last {
			last = cap(s)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	var b []byte
	last = -1
	for i := 0; i < 3000; i++ {
		b = append(b, 1)
		if cap(b) != last {
			last = cap(b)
			fmt.Print(last, " ")
		}
	}
	fmt.Println()
	fmt.Println(cap(append([]int{1, 2, 3}, 4, 5, 6, 7)), cap(append([]byte("abc"), "defgh"...)))
	type three struct{ a, b, c int64 }
	fmt.Println(cap(append([]three(nil), three{})), cap(append(make([]three, 5), three{})))
	fmt.Println(cap(append([]string{"a"}, "b", "c")))
}

package main

import "fmt"

func main() {
	a := [...]int{5: 1}
	p := &a
	c := make(chan int, 3)
	c <- 1
	fmt.Println(len(a), len(p), cap(p), len(c), cap(c), len("日本"), len([]rune("日本")))
	var nc chan int
	var nm map[int]int
	var ns []int
	var np *[7]int
	fmt.Println(len(nc), cap(nc), len(nm), len(ns), cap(ns), len(np))
	const n = len([10]string{})
	var b [n]byte
	fmt.Println(len(b), len(a[1:3]), cap(a[1:3]))
	for i := range np {
		if i == 6 {
			fmt.Println("ranged over a nil array pointer")
		}
	}
}

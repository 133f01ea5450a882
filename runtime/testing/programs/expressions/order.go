// Calls and receives happen from left to right (Go spec: Order of evaluation).
package main

import "fmt"

func t(s string, v int) int { fmt.Print(s, " "); return v }
func arr() []int            { fmt.Print("arr "); return []int{1, 2, 3, 4, 5, 6, 7} }
func mp() map[int]int       { fmt.Print("map "); return map[int]int{} }
func get() func(...int) int {
	fmt.Print("get ")
	return func(a ...int) int { fmt.Print("call "); return len(a) }
}

type tt struct{ x, y int }

func main() {
	fmt.Println(t("a", 1) + t("b", 2)*t("c", 3))
	arr()[t("i", 1)] = t("v", 5)
	fmt.Println()
	mp()[t("k", 1)] = t("v", 2)
	fmt.Println()
	fmt.Println(get()(t("x", 1), t("y", 2)))
	fmt.Println(tt{y: t("y", 1), x: t("x", 2)})
	fmt.Println([]int{t("0", 0), t("1", 1)}, [2]int{1: t("one", 1), 0: t("zero", 0)})
	a, b := t("l", 1), t("r", 2)
	fmt.Println(a, b)
	i := 0
	i, s := t("i", 1), arr()
	i, s[i] = 2, 30
	fmt.Println(i, s)
	fmt.Println(t("f", 0) == 1 && t("never", 1) == 1 || t("g", 1) == 1)
	c := make(chan int, 2)
	c <- 1
	c <- 2
	fmt.Println(<-c - t("m", 5) + <-c)
	fmt.Println(arr()[t("lo", 1):t("hi", 3)])
}

package main

import "fmt"

func t(s string) bool { fmt.Print(s, " "); return true }
func f(s string) bool { fmt.Print(s, " "); return false }

func main() {
	fmt.Println(t("a") && f("b") && t("c"))
	fmt.Println(f("a") || t("b") || f("c"))
	fmt.Println(t("a") && (f("b") || t("c")) && !f("d"))
	x := f("1") || t("2") && f("3")
	fmt.Println(x, !x && !!true)
	if !(t("p") && f("q")) || t("r") {
		fmt.Println("then")
	}
	n := 0
	for i := 0; i < 10 && n < 5; i++ {
		if i%2 == 0 || i%3 == 0 {
			n++
		}
	}
	fmt.Println(n)
	var p *struct{ x int }
	fmt.Println(p != nil && p.x == 1, p == nil || p.x == 1)
}

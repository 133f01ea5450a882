// range over every kind of value (Go spec: For statements with range clause).
package main

import "fmt"

func main() {
	for i, v := range []string{"a", "b"} {
		fmt.Print(i, v, " ")
	}
	for i := range [3]int{} {
		fmt.Print(i, " ")
	}
	for i, r := range "aé世" {
		fmt.Print(i, ":", r, " ")
	}
	for range []int{1, 2} {
		fmt.Print("x ")
	}
	fmt.Println()
	c := make(chan int, 3)
	for i := range [3]bool{} {
		c <- i * i
	}
	close(c)
	for v := range c {
		fmt.Print(v, " ")
	}
	m := map[string]int{"one": 1}
	for k, v := range m {
		fmt.Print(k, v, " ")
	}
	for k := range m {
		delete(m, k)
	}
	fmt.Println(len(m))
	s := []int{1, 2, 3}
	for i, v := range s {
		s = append(s, v*10)
		s[i] = 0
	}
	fmt.Println(s)
	a := [3]int{1, 2, 3}
	for i, v := range a {
		a[2] = 10
		if i == 2 {
			fmt.Print("copy ", v, " ")
		}
	}
	for i, v := range &a {
		a[2] = 20
		if i == 2 {
			fmt.Print("pointer ", v)
		}
	}
	fmt.Println()
	var k, v int
	for k, v = range []int{5, 6} {
	}
	fmt.Println(k, v)
	var key string
	var x struct{ f [2]int }
	for key, x.f[1] = range map[string]int{"z": 26} {
	}
	fmt.Println(key, x)
	var p *[4]int
	for i := range p {
		fmt.Print(i)
	}
	fmt.Println(len(p))
	seen := 0
	big := map[int]bool{}
	for i := 0; i < 100; i++ {
		big[i] = true
	}
	for i := range big {
		if i%2 == 0 {
			delete(big, i)
		}
		seen++
	}
	fmt.Println(len(big), seen == 100)
	for _, f := range []func() int{func() int { return 1 }} {
		fmt.Println(f())
	}
}

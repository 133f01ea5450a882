// for in all its forms (Go spec: For statements).
package main

import "fmt"

func main() {
	for i := 0; i < 3; i++ {
		fmt.Print(i, " ")
	}
	i := 10
	for i > 7 {
		fmt.Print(i, " ")
		i--
	}
	for {
		i++
		if i > 9 {
			break
		}
	}
	for i < 12 {
		i++
	}
	for i, j := 0, 10; i < j; i, j = i+1, j-2 {
		fmt.Print(i, ",", j, " ")
	}
	fmt.Println(i)
	n := 0
	for i := 0; i < 10; i++ {
		if i%2 == 0 {
			continue
		}
		if i > 7 {
			break
		}
		n += i
	}
	fmt.Println(n)
	for i := 0; i < 5; i++ {
		i++
		fmt.Print(i, " ")
	}
	fmt.Println()
	var fs []func()
	for i := 0; i < 3; i++ {
		fs = append(fs, func() { fmt.Print(i, " ") })
	}
	for _, f := range fs {
		f()
	}
	fmt.Println()
	for a, b := 1, 1; a < 100; a, b = b, a+b {
		fmt.Print(a, " ")
	}
	fmt.Println()
	k := 0
	for fmt.Print("init "); k < 2; fmt.Print("post ") {
		k++
	}
	fmt.Println(k)
}

package main

import "fmt"

func main() {
outer:
	for i := 0; i < 4; i++ {
		for j := 0; ; j++ {
			switch {
			case j == 2:
				continue outer
			case i == 3:
				break outer
			case i == 1:
				break
			default:
				fmt.Print(i, j, " ")
			}
		}
	}
	fmt.Println()
	n := 0
block:
	{
		n++
		if n < 3 {
			goto block
		}
		fmt.Println("after the block", n)
	}
sw:
	switch n {
	case 3:
		for {
			break sw
		}
	}
	c := make(chan int, 1)
sel:
	for {
		select {
		case c <- n:
			continue sel
		default:
			break sel
		}
	}
	fmt.Println(n, <-c)
	i := 0
loop:
	if i < 3 {
		fmt.Print(i, " ")
		i++
		goto loop
	}
	fmt.Println()
}

// Maps with integer and string keys: insert, look up, delete, range.
package main

import "strconv"

func main() {
	squares := make(map[int]int)
	for i := 0; i < 1000000; i++ {
		squares[i*7] = i
	}
	sum := 0
	for i := 0; i < 7000000; i += 3 {
		if v, ok := squares[i]; ok {
			sum += v
		}
	}
	names := make(map[string]int)
	for i := 0; i < 1000000; i++ {
		names["key"+strconv.Itoa(i%5000)] += i
	}
	for k := range names {
		if len(k)%2 == 0 {
			delete(names, k)
		}
	}
	for _, v := range names {
		sum += v
	}
	println(sum, len(names), len(squares))
}

// Sorting by a method set and by hand.
package main

import "sort"

type person struct {
	name string
	age  int
}

type byAge []person

func (p byAge) Len() int           { return len(p) }
func (p byAge) Less(i, j int) bool { return p[i].age < p[j].age }
func (p byAge) Swap(i, j int)      { p[i], p[j] = p[j], p[i] }

func quick(a []int) {
	if len(a) < 2 {
		return
	}
	pivot, i, j := a[len(a)/2], 0, len(a)-1
	for i <= j {
		for a[i] < pivot {
			i++
		}
		for a[j] > pivot {
			j--
		}
		if i <= j {
			a[i], a[j] = a[j], a[i]
			i++
			j--
		}
	}
	quick(a[:j+1])
	quick(a[i:])
}

func main() {
	seed := uint32(1)
	next := func() int {
		seed = seed*1664525 + 1013904223
		return int(seed >> 8)
	}
	people := make([]person, 30000)
	for i := range people {
		people[i] = person{"p", next() % 1000000}
	}
	sort.Sort(byAge(people))
	numbers := make([]int, 300000)
	for i := range numbers {
		numbers[i] = next()
	}
	quick(numbers)
	println(people[0].age, people[29999].age, numbers[0], numbers[299999])
}

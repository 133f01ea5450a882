// Package heap keeps the least of many things at the front.
package heap

import "sort"

// Interface is what can be a heap: element i is not more than elements 2i+1 and 2i+2.
type Interface interface {
	sort.Interface
	Push(x interface{}) // adds x as element Len()
	Pop() interface{}   // takes element Len()-1 away
}

// Init makes a heap of what is in any order.
func Init(h Interface) {
	n := h.Len()
	for i := n/2 - 1; i >= 0; i-- {
		sink(h, i, n)
	}
}

// Push adds x.
func Push(h Interface, x interface{}) {
	h.Push(x)
	rise(h, h.Len()-1)
}

// Pop takes the least away.
func Pop(h Interface) interface{} {
	n := h.Len() - 1
	h.Swap(0, n)
	sink(h, 0, n)
	return h.Pop()
}

// Remove takes element i away.
func Remove(h Interface, i int) interface{} {
	n := h.Len() - 1
	if n != i {
		h.Swap(i, n)
		if !sink(h, i, n) {
			rise(h, i)
		}
	}
	return h.Pop()
}

// Fix puts element i in its place after it has changed.
func Fix(h Interface, i int) {
	if !sink(h, i, h.Len()) {
		rise(h, i)
	}
}

func rise(h Interface, i int) {
	for i > 0 {
		parent := (i - 1) / 2
		if !h.Less(i, parent) {
			return
		}
		h.Swap(parent, i)
		i = parent
	}
}

// sink reports whether the element moved.
func sink(h Interface, start, n int) bool {
	i := start
	for {
		least := 2*i + 1
		if least >= n || least < 0 {
			break
		}
		if right := least + 1; right < n && h.Less(right, least) {
			least = right
		}
		if !h.Less(least, i) {
			break
		}
		h.Swap(i, least)
		i = least
	}
	return i > start
}

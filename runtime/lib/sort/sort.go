// Package sort puts things in order. The order of equal elements after Sort and Slice is this
// package's own: Go leaves it open, and changes it between versions.
package sort

// Interface is what can be sorted.
type Interface interface {
	Len() int
	// Less tells whether element i belongs before element j.
	Less(i, j int) bool
	Swap(i, j int)
}

// Sort puts data in order.
func Sort(data Interface) {
	n := data.Len()
	depth := 0
	for i := n; i > 0; i >>= 1 {
		depth += 2
	}
	quick(data, 0, n, depth)
}

// quick sorts data[a:b]; after depth bad cuts it turns to a heap.
func quick(data Interface, a, b, depth int) {
	for b-a > 12 {
		if depth == 0 {
			heapSort(data, a, b)
			return
		}
		depth--
		less, more := partition(data, a, b)
		// The smaller side by a call, the larger in this loop.
		if less-a < b-more {
			quick(data, a, less, depth)
			a = more
		} else {
			quick(data, more, b, depth)
			b = less
		}
	}
	insertion(data, a, b)
}

func insertion(data Interface, a, b int) {
	for i := a + 1; i < b; i++ {
		for j := i; j > a && data.Less(j, j-1); j-- {
			data.Swap(j, j-1)
		}
	}
}

// partition puts what is less than a middling element before it, what is more behind it, and returns
// the bounds of what is equal.
func partition(data Interface, a, b int) (less, more int) {
	mid := a + (b-a)/2
	if b-a > 40 {
		eighth := (b - a) / 8
		median(data, a, a+eighth, a+2*eighth)
		median(data, mid, mid-eighth, mid+eighth)
		median(data, b-1, b-1-eighth, b-1-2*eighth)
	}
	median(data, a, mid, b-1)
	// data[a] is the pivot; data[a+1:less] is smaller, data[less:i] equal, data[more:b] larger.
	less, more = a+1, b
	for i := a + 1; i < more; {
		switch {
		case data.Less(i, a):
			data.Swap(less, i)
			less++
			i++
		case data.Less(a, i):
			more--
			data.Swap(i, more)
		default:
			i++
		}
	}
	less--
	data.Swap(a, less)
	return less, more
}

// median moves the middle one of three elements to x.
func median(data Interface, x, y, z int) {
	if data.Less(x, y) {
		data.Swap(x, y)
	}
	// Now x is not less than y.
	if data.Less(z, x) {
		data.Swap(z, x)
		if data.Less(x, y) {
			data.Swap(x, y)
		}
	}
}

func heapSort(data Interface, a, b int) {
	n := b - a
	for i := (n - 1) / 2; i >= 0; i-- {
		sift(data, i, n, a)
	}
	for i := n - 1; i >= 0; i-- {
		data.Swap(a, a+i)
		sift(data, 0, i, a)
	}
}

// sift lets element root of the heap data[base:base+n] sink to its place.
func sift(data Interface, root, n, base int) {
	for {
		child := 2*root + 1
		if child >= n {
			return
		}
		if child+1 < n && data.Less(base+child, base+child+1) {
			child++
		}
		if !data.Less(base+root, base+child) {
			return
		}
		data.Swap(base+root, base+child)
		root = child
	}
}

// Stable puts data in order and leaves equal elements in theirs.
func Stable(data Interface) {
	n := data.Len()
	const run = 20
	for a := 0; a < n; a += run {
		insertion(data, a, min(a+run, n))
	}
	for size := run; size < n; size *= 2 {
		for a := 0; a+size < n; a += 2 * size {
			merge(data, a, a+size, min(a+2*size, n))
		}
	}
}

func min(a, b int) int {
	if a < b {
		return a
	}
	return b
}

// merge joins the sorted data[a:m] and data[m:b] in place: half of the longer part is where the other
// is cut, the parts between change sides, and both halves are merged likewise.
func merge(data Interface, a, m, b int) {
	if a == m || m == b {
		return
	}
	if b-a == 2 {
		if data.Less(m, a) {
			data.Swap(a, m)
		}
		return
	}
	if m-a > b-m {
		i := a + (m-a)/2
		j := m + Search(b-m, func(k int) bool { return !data.Less(m+k, i) })
		rotate(data, i, m, j)
		// Element i has come to its place.
		mid := i + j - m
		merge(data, a, i, mid)
		merge(data, mid+1, j, b)
		return
	}
	j := m + (b-m)/2
	i := a + Search(m-a, func(k int) bool { return data.Less(j, a+k) })
	rotate(data, i, m, j+1)
	// And here element j.
	mid := i + j - m
	merge(data, a, i, mid)
	merge(data, mid+1, j+1, b)
}

// rotate makes data[a:m] and data[m:b] change places.
func rotate(data Interface, a, m, b int) {
	if a == m || m == b {
		return
	}
	reverse(data, a, m)
	reverse(data, m, b)
	reverse(data, a, b)
}

func reverse(data Interface, a, b int) {
	for b--; a < b; b-- {
		data.Swap(a, b)
		a++
	}
}

// IsSorted tells whether data is in order.
func IsSorted(data Interface) bool {
	for i := data.Len() - 1; i > 0; i-- {
		if data.Less(i, i-1) {
			return false
		}
	}
	return true
}

type reversed struct {
	Interface
}

func (r reversed) Less(i, j int) bool { return r.Interface.Less(j, i) }

// Reverse is data in the opposite order.
func Reverse(data Interface) Interface { return reversed{data} }

// Search finds the smallest i in [0, n) for which f holds, n if there is none; where f holds it must
// hold for all larger i.
func Search(n int, f func(int) bool) int {
	low, high := 0, n
	for low < high {
		mid := int(uint(low+high) >> 1)
		if f(mid) {
			high = mid
		} else {
			low = mid + 1
		}
	}
	return low
}

// Find finds the smallest i in [0, n) at which cmp is not positive; found tells whether it is 0 there.
func Find(n int, cmp func(int) int) (i int, found bool) {
	i = Search(n, func(i int) bool { return cmp(i) <= 0 })
	return i, i < n && cmp(i) == 0
}

// IntSlice sorts upwards; the others likewise.
type IntSlice []int

func (x IntSlice) Len() int           { return len(x) }
func (x IntSlice) Less(i, j int) bool { return x[i] < x[j] }
func (x IntSlice) Swap(i, j int)      { x[i], x[j] = x[j], x[i] }
func (x IntSlice) Sort()              { Sort(x) }
func (x IntSlice) Search(v int) int   { return SearchInts(x, v) }

// Float64Slice has NaN before all else.
type Float64Slice []float64

func (x Float64Slice) Len() int { return len(x) }
func (x Float64Slice) Less(i, j int) bool {
	return x[i] < x[j] || x[i] != x[i] && x[j] == x[j]
}
func (x Float64Slice) Swap(i, j int)        { x[i], x[j] = x[j], x[i] }
func (x Float64Slice) Sort()                { Sort(x) }
func (x Float64Slice) Search(v float64) int { return SearchFloat64s(x, v) }

type StringSlice []string

func (x StringSlice) Len() int            { return len(x) }
func (x StringSlice) Less(i, j int) bool  { return x[i] < x[j] }
func (x StringSlice) Swap(i, j int)       { x[i], x[j] = x[j], x[i] }
func (x StringSlice) Sort()               { Sort(x) }
func (x StringSlice) Search(v string) int { return SearchStrings(x, v) }

func Ints(x []int)         { Sort(IntSlice(x)) }
func Float64s(x []float64) { Sort(Float64Slice(x)) }
func Strings(x []string)   { Sort(StringSlice(x)) }

func IntsAreSorted(x []int) bool         { return IsSorted(IntSlice(x)) }
func Float64sAreSorted(x []float64) bool { return IsSorted(Float64Slice(x)) }
func StringsAreSorted(x []string) bool   { return IsSorted(StringSlice(x)) }

func SearchInts(a []int, x int) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchFloat64s(a []float64, x float64) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

func SearchStrings(a []string, x string) int {
	return Search(len(a), func(i int) bool { return a[i] >= x })
}

// length and swap are those of any slice; another value panics as reflect does.
func length(slice interface{}) int
func swap(slice interface{}, i, j int)

type funcSlice struct {
	slice interface{}
	n     int
	less  func(i, j int) bool
}

func (s funcSlice) Len() int           { return s.n }
func (s funcSlice) Less(i, j int) bool { return s.less(i, j) }
func (s funcSlice) Swap(i, j int)      { swap(s.slice, i, j) }

// Slice sorts any slice by a function.
func Slice(x interface{}, less func(i, j int) bool) { Sort(funcSlice{x, length(x), less}) }

// SliceStable does so and leaves equal elements in their order.
func SliceStable(x interface{}, less func(i, j int) bool) { Stable(funcSlice{x, length(x), less}) }

// SliceIsSorted tells whether a slice is in a function's order.
func SliceIsSorted(x interface{}, less func(i, j int) bool) bool {
	return IsSorted(funcSlice{x, length(x), less})
}

// Texts that can be searched quickly.

// Package suffixarray finds texts in a text by its sorted suffixes.
package suffixarray

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"regexp"
	"sort"
)

// Index is a text with its suffixes in order.
type Index struct {
	data []byte
	sa   []int
}

// New sorts the suffixes of data.
func New(data []byte) *Index { return &Index{data, sorted(data)} }

// sorted sorts by the first byte, then the first two, four, eight and so on: the
// order so far tells of the second halves (Manber and Myers).
func sorted(data []byte) []int {
	n := len(data)
	sa, rank, next := make([]int, n), make([]int, n), make([]int, n)
	for i := range sa {
		sa[i], rank[i] = i, int(data[i])
	}
	for k := 0; ; k = doubled(k) {
		half := k
		second := func(i int) int {
			if half == 0 || i+half >= n {
				return -1
			}
			return rank[i+half]
		}
		less := func(a, b int) bool {
			if rank[a] != rank[b] {
				return rank[a] < rank[b]
			}
			return second(a) < second(b)
		}
		sort.Slice(sa, func(i, j int) bool { return less(sa[i], sa[j]) })
		different := 0
		for i, at := range sa {
			if i > 0 && less(sa[i-1], at) {
				different++
			}
			next[at] = different
		}
		rank, next = next, rank
		if n == 0 || different == n-1 || k > n {
			return sa
		}
	}
}

func doubled(k int) int {
	if k == 0 {
		return 1
	}
	return 2 * k
}

// Bytes gives the text.
func (x *Index) Bytes() []byte { return x.data }

// Write writes the index: its length, the text and the order.
func (x *Index) Write(w io.Writer) error {
	var b []byte
	var num [binary.MaxVarintLen64]byte
	put := func(n int) { b = append(b, num[:binary.PutVarint(num[:], int64(n))]...) }
	put(len(x.data))
	b = append(b, x.data...)
	for _, at := range x.sa {
		put(at)
	}
	_, err := w.Write(b)
	return err
}

// Read reads what Write wrote.
func (x *Index) Read(r io.Reader) error {
	br, ok := r.(io.ByteReader)
	if !ok {
		br = byteReader{r}
	}
	n, err := binary.ReadVarint(br)
	if err != nil {
		return err
	}
	if n < 0 || int64(int(n)) != n {
		return errors.New("suffixarray: invalid length")
	}
	data := make([]byte, n)
	for i := range data {
		if data[i], err = br.ReadByte(); err != nil {
			return err
		}
	}
	sa := make([]int, n)
	for i := range sa {
		at, err := binary.ReadVarint(br)
		if err != nil {
			return err
		}
		if at < 0 || at >= n {
			return errors.New("suffixarray: invalid index")
		}
		sa[i] = int(at)
	}
	x.data, x.sa = data, sa
	return nil
}

type byteReader struct{ r io.Reader }

func (b byteReader) ReadByte() (byte, error) {
	var one [1]byte
	_, err := io.ReadFull(b.r, one[:])
	return one[0], err
}

// all gives the suffixes that begin with s.
func (x *Index) all(s []byte) []int {
	from := sort.Search(len(x.sa), func(i int) bool { return bytes.Compare(x.data[x.sa[i]:], s) >= 0 })
	count := sort.Search(len(x.sa)-from, func(i int) bool { return !bytes.HasPrefix(x.data[x.sa[from+i]:], s) })
	return x.sa[from : from+count]
}

// Lookup gives at most n places of s, in no order; below 0 all of them.
func (x *Index) Lookup(s []byte, n int) []int {
	if len(s) == 0 || n == 0 {
		return nil
	}
	found := x.all(s)
	if n < 0 || len(found) < n {
		n = len(found)
	}
	if n == 0 {
		return nil
	}
	return append([]int(nil), found[:n]...)
}

// FindAllIndex gives at most n matches of r that do not overlap, in their order;
// below 0 all of them.
func (x *Index) FindAllIndex(r *regexp.Regexp, n int) (result [][]int) {
	prefix, complete := r.LiteralPrefix()
	lit := []byte(prefix)
	if prefix == "" || n == 0 {
		if n == 0 {
			return nil
		}
		return r.FindAllIndex(x.data, n)
	}
	if !complete {
		r = regexp.MustCompile("^" + r.String())
	}
	// As many places are looked at as may be enough, in the order of suffixes.
	for look := n; ; look += 2 * (n - len(result)) {
		places := x.Lookup(lit, look)
		sort.Ints(places)
		result = result[:0]
		end := 0
		for _, at := range places {
			if n >= 0 && len(result) >= n {
				break
			}
			if at < end {
				continue
			}
			if complete {
				end = at + len(lit)
			} else if m := r.FindIndex(x.data[at:]); m != nil {
				end = at + m[1]
			} else {
				continue
			}
			result = append(result, []int{at, end})
		}
		if n < 0 || len(result) >= n || len(places) < look {
			break
		}
	}
	if len(result) == 0 {
		return nil
	}
	return result
}

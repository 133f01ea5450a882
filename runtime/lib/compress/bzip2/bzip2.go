// Opening what bzip2 has packed.

// Package bzip2 opens data of bzip2.
package bzip2

import (
	"bufio"
	"io"
)

// StructuralError is given for data that is not bzip2's.
type StructuralError string

func (s StructuralError) Error() string { return "bzip2 data invalid: " + string(s) }

type reader struct {
	r    io.ByteReader
	bits uint64
	n    uint
	err  error

	begun     bool
	done      bool
	size      int // of a block, at most
	fileSum   uint32
	block     []byte // opened, not yet read
	wantBlock uint32
}

// NewReader opens what it reads from r.
func NewReader(r io.Reader) io.Reader {
	br, ok := r.(io.ByteReader)
	if !ok {
		br = bufio.NewReader(r)
	}
	return &reader{r: br}
}

// take reads n bits, at most 24 at once.
func (z *reader) take(n uint) int {
	for z.n < n {
		c, err := z.r.ReadByte()
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		if err != nil {
			z.err = err
			return 0
		}
		z.bits = z.bits<<8&0xffffffff | uint64(c)
		z.n += 8
	}
	z.n -= n
	return int(z.bits>>z.n) & (1<<n - 1)
}

func (z *reader) bit() bool { return z.take(1) == 1 }

func (z *reader) Read(b []byte) (int, error) {
	for len(z.block) == 0 {
		if z.err != nil {
			return 0, z.err
		}
		if z.done {
			return 0, io.EOF
		}
		if err := z.next(); err != nil {
			z.err = err
			return 0, err
		}
		if z.err != nil {
			return 0, z.err
		}
	}
	n := copy(b, z.block)
	z.block = z.block[n:]
	return n, nil
}

func (z *reader) header(magic bool) error {
	if magic && (z.take(8) != 'B' || z.take(8) != 'Z') {
		if z.err != nil {
			return z.err
		}
		return StructuralError("bad magic value")
	}
	if z.take(8) != 'h' {
		return StructuralError("non-Huffman entropy encoding")
	}
	level := z.take(8)
	if level < '1' || level > '9' {
		return StructuralError("invalid compression level")
	}
	z.size = 100 * 1000 * (level - '0')
	z.fileSum = 0
	return nil
}

// next opens the next block, or finds the end.
func (z *reader) next() error {
	if !z.begun {
		z.begun = true
		if err := z.header(true); err != nil {
			return err
		}
	}
	high, low := z.take(24), z.take(24)
	switch {
	case z.err != nil:
		return z.err
	case high == 0x314159 && low == 0x265359:
		return z.open()
	case high != 0x177245 || low != 0x385090:
		return StructuralError("bad magic value found")
	}
	want := uint32(z.take(16))<<16 | uint32(z.take(16))
	if z.err != nil {
		return z.err
	}
	if want != z.fileSum {
		return StructuralError("file checksum mismatch")
	}
	// Another file may follow, from the next whole byte on.
	z.n -= z.n % 8
	if z.n == 0 {
		c, err := z.r.ReadByte()
		if err == io.EOF {
			z.done = true
			return nil
		}
		if err != nil {
			return err
		}
		z.bits, z.n = uint64(c), 8
	}
	if z.take(8) != 'B' || z.take(8) != 'Z' {
		return StructuralError("bad magic value in continuation file")
	}
	return z.header(false)
}

// tree is a code, by its longest lengths: symbols in the order of their codes.
type tree struct {
	limit, base [22]int
	symbols     []int
	least       uint
}

func newTree(lengths []int) tree {
	var t tree
	least, most := 21, 0
	for _, n := range lengths {
		if n < least {
			least = n
		}
		if n > most {
			most = n
		}
	}
	t.least = uint(least)
	code, index := 0, 0
	for n := least; n <= most; n++ {
		t.base[n] = index - code
		for symbol, m := range lengths {
			if m == n {
				t.symbols = append(t.symbols, symbol)
				code++
				index++
			}
		}
		t.limit[n] = code
		code <<= 1
	}
	for n := most + 1; n < len(t.limit); n++ {
		t.limit[n] = -1
	}
	return t
}

func (z *reader) symbol(t *tree) int {
	n := t.least
	code := z.take(n)
	for z.err == nil {
		if t.limit[n] >= 0 && code < t.limit[n] {
			if at := t.base[n] + code; at >= 0 && at < len(t.symbols) {
				return t.symbols[at]
			}
			break
		}
		if n++; n > 20 {
			break
		}
		code = code<<1 | z.take(1)
	}
	if z.err == nil {
		z.err = StructuralError("Huffman symbol out of range")
	}
	return 0
}

// open opens a block.
func (z *reader) open() error {
	z.wantBlock = uint32(z.take(16))<<16 | uint32(z.take(16))
	if z.bit() {
		return StructuralError("deprecated randomized files")
	}
	origin := z.take(24)
	var used []byte
	ranges := z.take(16)
	for i := 0; i < 16; i++ {
		if ranges&(1<<uint(15-i)) == 0 {
			continue
		}
		bits := z.take(16)
		for j := 0; j < 16; j++ {
			if bits&(1<<uint(15-j)) != 0 {
				used = append(used, byte(16*i+j))
			}
		}
	}
	if z.err != nil {
		return z.err
	}
	if len(used) == 0 {
		return StructuralError("no symbols in input")
	}
	count := z.take(3)
	if count < 2 || count > 6 {
		return StructuralError("invalid number of Huffman trees")
	}
	selectors := make([]int, z.take(15))
	order := []int{0, 1, 2, 3, 4, 5}[:count]
	for i := range selectors {
		n := 0
		for z.bit() {
			if n++; n >= count {
				return StructuralError("tree index too large")
			}
		}
		if z.err != nil {
			return z.err
		}
		chosen := order[n]
		copy(order[1:n+1], order[:n])
		order[0] = chosen
		selectors[i] = chosen
	}
	symbols := len(used) + 2
	trees := make([]tree, count)
	for i := range trees {
		lengths := make([]int, symbols)
		n := z.take(5)
		for j := range lengths {
			for {
				if n < 1 || n > 20 {
					return StructuralError("Huffman length out of range")
				}
				if !z.bit() {
					break
				}
				if z.bit() {
					n--
				} else {
					n++
				}
				if z.err != nil {
					return z.err
				}
			}
			lengths[j] = n
		}
		trees[i] = newTree(lengths)
	}
	if len(selectors) == 0 {
		return StructuralError("no tree selectors given")
	}
	data, err := z.symbols(used, symbols-1, selectors, trees)
	if err != nil {
		return err
	}
	if origin >= len(data) {
		return StructuralError("pointer out of bounds")
	}
	z.block = expand(unsort(data, origin))
	sum := checksum(z.block)
	if sum != z.wantBlock {
		return StructuralError("block checksum mismatch")
	}
	z.fileSum = (z.fileSum<<1 | z.fileSum>>31) ^ sum
	return nil
}

// symbols reads a block's symbols: runs, and places in a list where what was
// used last stands first.
func (z *reader) symbols(used []byte, end int, selectors []int, trees []tree) ([]byte, error) {
	var data []byte
	run, weight := 0, 1
	flush := func() error {
		if run == 0 {
			return nil
		}
		if len(data)+run > z.size {
			return StructuralError("repeats past end of block")
		}
		for ; run > 0; run-- {
			data = append(data, used[0])
		}
		weight = 1
		return nil
	}
	for i := 0; ; i++ {
		group := i / 50
		if group >= len(selectors) {
			return nil, StructuralError("insufficient selector indices for number of decoded symbols")
		}
		s := z.symbol(&trees[selectors[group]])
		if z.err != nil {
			return nil, z.err
		}
		if s < 2 {
			if weight > z.size {
				return nil, StructuralError("repeat count too large")
			}
			run += weight << uint(s)
			weight <<= 1
			continue
		}
		if err := flush(); err != nil {
			return nil, err
		}
		if s == end {
			return data, nil
		}
		if len(data) >= z.size {
			return nil, StructuralError("data exceeds block size")
		}
		at := s - 1
		c := used[at]
		copy(used[1:at+1], used[:at])
		used[0] = c
		data = append(data, c)
	}
}

// unsort undoes the transform of Burrows and Wheeler.
func unsort(data []byte, origin int) []byte {
	var first [256]int
	for _, c := range data {
		first[c]++
	}
	sum := 0
	for c, n := range first {
		first[c] = sum
		sum += n
	}
	next := make([]int32, len(data))
	for i, c := range data {
		next[first[c]] = int32(i)
		first[c]++
	}
	out := make([]byte, len(data))
	at := next[origin]
	for i := range out {
		out[i] = data[at]
		at = next[at]
	}
	return out
}

// expand opens runs: four of a byte are followed by how many more there are.
func expand(data []byte) []byte {
	out := make([]byte, 0, len(data))
	same := 0
	last := -1
	for _, c := range data {
		if same == 4 {
			for ; c > 0; c-- {
				out = append(out, byte(last))
			}
			same, last = 0, -1
			continue
		}
		if int(c) == last {
			same++
		} else {
			same, last = 1, int(c)
		}
		out = append(out, c)
	}
	return out
}

var table []uint32

func checksum(data []byte) uint32 {
	if table == nil {
		table = make([]uint32, 256)
		for i := range table {
			c := uint32(i) << 24
			for j := 0; j < 8; j++ {
				if c&0x80000000 != 0 {
					c = c<<1 ^ 0x04c11db7
				} else {
					c <<= 1
				}
			}
			table[i] = c
		}
	}
	sum := ^uint32(0)
	for _, c := range data {
		sum = table[byte(sum>>24)^c] ^ sum<<8
	}
	return ^sum
}

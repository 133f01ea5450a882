// Packing (RFC 1951): repetitions found by hashes of three bytes, codes by Huffman.

package flate

import (
	"errors"
	"fmt"
	"io"
	"sort"
)

const (
	NoCompression      = 0
	BestSpeed          = 1
	BestCompression    = 9
	DefaultCompression = -1
	HuffmanOnly        = -2
)

const (
	blockSize = 1 << 14 // tokens a block
	hashBits  = 14
	minMatch  = 3
	maxMatch  = 258
)

// token is a byte, or a length (from 3) and a distance.
type token struct {
	literal  byte
	length   uint16
	distance uint16
}

// Writer packs what is written to it.
type Writer struct {
	w     io.Writer
	level int
	dict  []byte

	data   []byte // the window before, then what is not packed yet
	start  int    // of what is not packed yet
	head   []int32
	chain  []int32
	tokens []token
	out    []byte
	bits   uint64
	n      uint
	err    error
}

var errClosed = errors.New("flate: closed writer")

// NewWriter packs at a level from 1, fast, to 9, small; 0 packs nothing.
func NewWriter(w io.Writer, level int) (*Writer, error) { return NewWriterDict(w, level, nil) }

// NewWriterDict packs as if these bytes had been written before.
func NewWriterDict(w io.Writer, level int, dict []byte) (*Writer, error) {
	if level < HuffmanOnly || level > BestCompression {
		return nil, fmt.Errorf("flate: invalid compression level %d: want value in range [-2, 9]", level)
	}
	z := &Writer{level: level, dict: append([]byte(nil), dict...)}
	z.Reset(w)
	return z, nil
}

// Reset begins again, for another writer.
func (z *Writer) Reset(w io.Writer) {
	dict := z.dict
	if len(dict) > windowSize {
		dict = dict[len(dict)-windowSize:]
	}
	*z = Writer{w: w, level: z.level, dict: z.dict, data: append(z.data[:0], dict...), start: len(dict)}
}

// Write packs p, sooner or later.
func (z *Writer) Write(p []byte) (int, error) {
	if z.err != nil {
		return 0, z.err
	}
	n := len(p)
	for len(p) > 0 {
		part := p
		if len(part) > windowSize {
			part = part[:windowSize]
		}
		p = p[len(part):]
		z.data = append(z.data, part...)
		if len(z.data)-z.start >= 2*windowSize {
			z.pack()
			if z.err != nil {
				return 0, z.err
			}
		}
	}
	return n, nil
}

// Flush writes all that is packed so far, so that it can be opened.
func (z *Writer) Flush() error {
	if z.err != nil {
		return z.err
	}
	z.pack()
	z.put(0, 3)
	z.align()
	z.out = append(z.out, 0, 0, 0xff, 0xff)
	z.write()
	return z.err
}

// Close writes the rest.
func (z *Writer) Close() error {
	if z.err == errClosed {
		return nil
	}
	if z.err != nil {
		return z.err
	}
	z.pack()
	// The last block is an empty one, as Go's readers are used to.
	z.put(1, 3)
	z.align()
	z.out = append(z.out, 0, 0, 0xff, 0xff)
	z.write()
	if z.err == nil {
		z.err = errClosed
		return nil
	}
	return z.err
}

func (z *Writer) write() {
	if z.err == nil && len(z.out) > 0 {
		_, z.err = z.w.Write(z.out)
	}
	z.out = z.out[:0]
}

// put writes n bits.
func (z *Writer) put(v int, n uint) {
	z.bits |= uint64(v) << z.n
	z.n += n
	for z.n >= 8 {
		z.out = append(z.out, byte(z.bits))
		z.bits >>= 8
		z.n -= 8
	}
}

func (z *Writer) align() {
	if z.n > 0 {
		z.put(0, 8-z.n)
	}
}

// pack writes all data as blocks, none of them the last.
func (z *Writer) pack() {
	from := z.start
	if z.level == NoCompression {
		rest := z.data[from:]
		for len(rest) > 0 {
			n := len(rest)
			if n > 65535 {
				n = 65535
			}
			z.storedBlock(rest[:n])
			rest = rest[n:]
		}
	} else {
		z.find()
	}
	// What is behind the window is not needed any more.
	if len(z.data) > windowSize {
		z.data = append([]byte(nil), z.data[len(z.data)-windowSize:]...)
	}
	z.start = len(z.data)
	z.write()
}

// find cuts the data into tokens.
func (z *Writer) find() {
	data := z.data
	end := len(data)
	longest := 4
	if z.level == DefaultCompression {
		longest = 16
	} else if z.level > 3 {
		longest = 4 << uint((z.level-2)/2)
	}
	head := make([]int32, 1<<hashBits)
	for i := range head {
		head[i] = -1
	}
	chain := make([]int32, end)
	insert := func(i int) {
		if i+minMatch <= end {
			h := (int(data[i])<<10 ^ int(data[i+1])<<5 ^ int(data[i+2])) & (1<<hashBits - 1)
			chain[i] = head[h]
			head[h] = int32(i)
		}
	}
	if z.level != HuffmanOnly {
		for i := 0; i < z.start; i++ {
			insert(i)
		}
	}
	begin := z.start
	for i := z.start; i < end; {
		best, distance := 0, 0
		if z.level != HuffmanOnly && i+minMatch <= end {
			most := end - i
			if most > maxMatch {
				most = maxMatch
			}
			h := (int(data[i])<<10 ^ int(data[i+1])<<5 ^ int(data[i+2])) & (1<<hashBits - 1)
			tries := longest
			for at := int(head[h]); at >= 0 && i-at <= windowSize && tries > 0; at = int(chain[at]) {
				tries--
				if best > 0 && (best >= most || data[at+best] != data[i+best]) {
					continue
				}
				n := 0
				for n < most && data[at+n] == data[i+n] {
					n++
				}
				if n > best {
					best, distance = n, i-at
				}
			}
		}
		if best >= minMatch {
			z.tokens = append(z.tokens, token{length: uint16(best), distance: uint16(distance - 1)})
			for end := i + best; i < end; i++ {
				insert(i)
			}
		} else {
			z.tokens = append(z.tokens, token{literal: data[i]})
			if z.level != HuffmanOnly {
				insert(i)
			}
			i++
		}
		if len(z.tokens) == blockSize {
			z.block(data[begin:i])
			begin = i
		}
	}
	if len(z.tokens) > 0 {
		z.block(data[begin:end])
	}
}

func lengthCode(n int) int {
	i := sort.SearchInts(lengthBase[:], n+1) - 1
	return i
}

func distanceCode(n int) int { return sort.SearchInts(distanceBase[:], n+1) - 1 }

// block writes the tokens in the way that takes the least room.
func (z *Writer) block(raw []byte) {
	var literals [286]int
	var distances [30]int
	literals[256] = 1
	extra := 0
	for _, t := range z.tokens {
		if t.length == 0 {
			literals[t.literal]++
			continue
		}
		l, d := lengthCode(int(t.length)), distanceCode(int(t.distance)+1)
		literals[257+l]++
		distances[d]++
		extra += int(lengthExtra[l] + distanceExtra[d])
	}
	lit, dist := lengthsOf(literals[:], maxBits), lengthsOf(distances[:], maxBits)
	header, codes := describe(lit, dist)
	dynamic := extra + header
	fixedLit, fixedDist := fixedLengths()
	fixed := extra
	for i, n := range literals {
		dynamic += n * int(lit[i])
		fixed += n * int(fixedLit[i])
	}
	for i, n := range distances {
		dynamic += n * int(dist[i])
		fixed += n * 5
	}
	switch {
	case len(raw) <= 65535 && (len(raw)+4)*8 < dynamic && (len(raw)+4)*8 < fixed:
		z.storedBlock(raw)
	case fixed <= dynamic:
		z.put(1<<1, 3)
		z.coded(fixedLit, fixedDist)
	default:
		z.put(2<<1, 3)
		codes.write(z)
		z.coded(lit, dist)
	}
	z.tokens = z.tokens[:0]
}

func (z *Writer) storedBlock(raw []byte) {
	z.put(0, 3)
	z.align()
	n := len(raw)
	z.out = append(z.out, byte(n), byte(n>>8), ^byte(n), ^byte(n>>8))
	z.out = append(z.out, raw...)
}

func fixedLengths() (lit, dist []byte) {
	lit = make([]byte, 288)
	for i := range lit {
		switch {
		case i < 144, i >= 280:
			lit[i] = 8
		case i < 256:
			lit[i] = 9
		default:
			lit[i] = 7
		}
	}
	dist = make([]byte, 30)
	for i := range dist {
		dist[i] = 5
	}
	return
}

// codesOf gives the codes of symbols by their lengths, first bit lowest.
func codesOf(lengths []byte) []int {
	var count, next [maxBits + 2]int
	for _, n := range lengths {
		count[n]++
	}
	count[0] = 0
	for n := 1; n <= maxBits; n++ {
		next[n+1] = (next[n] + count[n]) << 1
	}
	codes := make([]int, len(lengths))
	for i, n := range lengths {
		if n > 0 {
			codes[i] = reverse(next[n], uint(n))
			next[n]++
		}
	}
	return codes
}

func (z *Writer) coded(lit, dist []byte) {
	litCodes, distCodes := codesOf(lit), codesOf(dist)
	for _, t := range z.tokens {
		if t.length == 0 {
			z.put(litCodes[t.literal], uint(lit[t.literal]))
			continue
		}
		l := lengthCode(int(t.length))
		z.put(litCodes[257+l], uint(lit[257+l]))
		z.put(int(t.length)-lengthBase[l], lengthExtra[l])
		d := distanceCode(int(t.distance) + 1)
		z.put(distCodes[d], uint(dist[d]))
		z.put(int(t.distance)+1-distanceBase[d], distanceExtra[d])
	}
	z.put(litCodes[256], uint(lit[256]))
}

// lengthsOf gives the lengths of codes for symbols as frequent as these.
func lengthsOf(frequency []int, limit int) []byte {
	type node struct {
		weight      int
		symbol      int
		left, right int
	}
	var nodes []node
	for symbol, n := range frequency {
		if n > 0 {
			nodes = append(nodes, node{n, symbol, -1, -1})
		}
	}
	lengths := make([]byte, len(frequency))
	if len(nodes) == 0 {
		return lengths
	}
	if len(nodes) == 1 {
		lengths[nodes[0].symbol] = 1
		return lengths
	}
	sort.Slice(nodes, func(i, j int) bool {
		return nodes[i].weight < nodes[j].weight || nodes[i].weight == nodes[j].weight && nodes[i].symbol < nodes[j].symbol
	})
	leaves := len(nodes)
	// Leaves are sorted, and joined ones come in order: the lightest is at the
	// head of one of the two rows.
	leaf, joined := 0, leaves
	lightest := func() int {
		if leaf < leaves && (joined == len(nodes) || nodes[leaf].weight <= nodes[joined].weight) {
			leaf++
			return leaf - 1
		}
		joined++
		return joined - 1
	}
	for len(nodes) < 2*leaves-1 {
		a := lightest()
		b := lightest()
		nodes = append(nodes, node{nodes[a].weight + nodes[b].weight, -1, a, b})
	}
	depth := make([]int, len(nodes))
	count := make([]int, 64)
	for i := len(nodes) - 1; i >= 0; i-- {
		if nodes[i].left >= 0 {
			depth[nodes[i].left], depth[nodes[i].right] = depth[i]+1, depth[i]+1
			continue
		}
		n := depth[i]
		if n > limit {
			n = limit
		}
		count[n]++
	}
	// Codes that were cut short need room: others get longer.
	total := 0
	for n := 1; n <= limit; n++ {
		total += count[n] << uint(limit-n)
	}
	for ; total > 1<<uint(limit); total-- {
		n := limit - 1
		for count[n] == 0 {
			n--
		}
		count[n]--
		count[n+1] += 2
		count[limit]--
	}
	// The least frequent get the longest.
	at := 0
	for n := limit; n >= 1; n-- {
		for ; count[n] > 0; count[n]-- {
			lengths[nodes[at].symbol] = byte(n)
			at++
		}
	}
	return lengths
}

// description is how the lengths of codes are written.
type description struct {
	literals, distances, codes int
	symbols                    []int // with what follows them: symbol + 32*extra
	lengths                    []byte
}

// describe finds the description of codes, and its size in bits.
func describe(lit, dist []byte) (size int, d description) {
	cut := func(lengths []byte, least int) []byte {
		n := len(lengths)
		for n > least && lengths[n-1] == 0 {
			n--
		}
		return lengths[:n]
	}
	lit, dist = cut(lit, 257), cut(dist, 1)
	d.literals, d.distances = len(lit), len(dist)
	all := append(append([]byte(nil), lit...), dist...)
	var frequency [19]int
	add := func(symbol, extra int) {
		frequency[symbol]++
		d.symbols = append(d.symbols, symbol|extra<<5)
	}
	for i := 0; i < len(all); {
		n := 1
		for i+n < len(all) && all[i+n] == all[i] {
			n++
		}
		if all[i] == 0 {
			for n >= 3 {
				run := n
				if run > 138 {
					run = 138
				}
				if run >= 11 {
					add(18, run-11)
				} else {
					add(17, run-3)
				}
				n -= run
				i += run
			}
		} else if n >= 4 {
			add(int(all[i]), 0)
			i++
			n--
			for n >= 3 {
				run := n
				if run > 6 {
					run = 6
				}
				add(16, run-3)
				n -= run
				i += run
			}
		}
		for ; n > 0; n-- {
			add(int(all[i]), 0)
			i++
		}
	}
	d.lengths = lengthsOf(frequency[:], 7)
	d.codes = 19
	for d.codes > 4 && d.lengths[codeOrder[d.codes-1]] == 0 {
		d.codes--
	}
	size = 14 + 3*d.codes
	for symbol, n := range frequency {
		size += n * int(d.lengths[symbol])
	}
	return size + 2*frequency[16] + 3*frequency[17] + 7*frequency[18], d
}

func (d description) write(z *Writer) {
	z.put(d.literals-257, 5)
	z.put(d.distances-1, 5)
	z.put(d.codes-4, 4)
	for _, i := range codeOrder[:d.codes] {
		z.put(int(d.lengths[i]), 3)
	}
	codes := codesOf(d.lengths)
	for _, s := range d.symbols {
		symbol, extra := s&31, s>>5
		z.put(codes[symbol], uint(d.lengths[symbol]))
		switch symbol {
		case 16:
			z.put(extra, 2)
		case 17:
			z.put(extra, 3)
		case 18:
			z.put(extra, 7)
		}
	}
}

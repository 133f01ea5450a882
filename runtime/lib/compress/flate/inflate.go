// Opening what is deflated (RFC 1951).

// Package flate packs and opens data by the format DEFLATE.
package flate

import (
	"bufio"
	"io"
	"strconv"
)

const (
	windowSize = 1 << 15
	maxBits    = 15
	// tableBits is how many bits of a code are looked up at once.
	tableBits = 9
)

// CorruptInputError is given for data that is not deflated, with its place.
type CorruptInputError int64

func (e CorruptInputError) Error() string {
	return "flate: corrupt input before offset " + strconv.FormatInt(int64(e), 10)
}

// InternalError is a mistake in this package.
type InternalError string

func (e InternalError) Error() string { return "flate: internal error: " + string(e) }

// ReadError was given by earlier versions.
type ReadError struct {
	Offset int64
	Err    error
}

func (e *ReadError) Error() string {
	return "flate: read error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// WriteError was given by earlier versions.
type WriteError struct {
	Offset int64
	Err    error
}

func (e *WriteError) Error() string {
	return "flate: write error at offset " + strconv.FormatInt(e.Offset, 10) + ": " + e.Err.Error()
}

// Reader is what a decompressor reads without reading too much.
type Reader interface {
	io.Reader
	io.ByteReader
}

// Resetter lets a reader of NewReader read something else.
type Resetter interface {
	Reset(r io.Reader, dict []byte) error
}

// decoder finds symbols by their codes: entries of the table are the symbol
// times 16 plus the length of its code; longer codes are found by counting.
type decoder struct {
	table   [1 << tableBits]uint16
	count   [maxBits + 1]int
	symbols []uint16
	longest uint
}

// build makes the decoder of codes of these lengths; false if there are no such.
func (d *decoder) build(lengths []byte) bool {
	*d = decoder{}
	for _, n := range lengths {
		d.count[n]++
	}
	d.count[0] = 0
	left, total := 1, 0
	var first, offset [maxBits + 2]int
	for n := 1; n <= maxBits; n++ {
		left = left*2 - d.count[n]
		if left < 0 {
			return false
		}
		first[n+1] = (first[n] + d.count[n]) << 1
		offset[n+1] = offset[n] + d.count[n]
		total += d.count[n]
		if d.count[n] > 0 {
			d.longest = uint(n)
		}
	}
	// One code of one bit is allowed to stand alone.
	if left > 0 && total > 0 && !(total == 1 && d.count[1] == 1) {
		return false
	}
	d.symbols = make([]uint16, total)
	place := offset
	code := first
	for symbol, n := range lengths {
		if n == 0 {
			continue
		}
		d.symbols[place[n]] = uint16(symbol)
		place[n]++
		if n <= tableBits {
			reversed := reverse(code[n], uint(n))
			for i := reversed; i < 1<<tableBits; i += 1 << n {
				d.table[i] = uint16(symbol)<<4 | uint16(n)
			}
		}
		code[n]++
	}
	return true
}

func reverse(code int, n uint) int {
	r := 0
	for ; n > 0; n-- {
		r = r<<1 | code&1
		code >>= 1
	}
	return r
}

var lengthBase = [...]int{3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258}
var lengthExtra = [...]uint{0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0}
var distanceBase = [...]int{1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577}
var distanceExtra = [...]uint{0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13}
var codeOrder = [...]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

type decompressor struct {
	r      Reader
	offset int64 // bytes read
	bits   uint32
	n      uint // how many of bits are there

	window []byte // what was opened last
	given  int    // how much of window has been read
	kind   int    // of the block under way
	stored int
	last   bool
	lit    decoder
	dist   decoder
	err    error
}

const (
	blockNone = iota
	blockStored
	blockCoded
)

// NewReader opens what it reads from r.
func NewReader(r io.Reader) io.ReadCloser { return NewReaderDict(r, nil) }

// NewReaderDict opens what was packed with these bytes before it.
func NewReaderDict(r io.Reader, dict []byte) io.ReadCloser {
	d := new(decompressor)
	d.Reset(r, dict)
	return d
}

func (d *decompressor) Reset(r io.Reader, dict []byte) error {
	if len(dict) > windowSize {
		dict = dict[len(dict)-windowSize:]
	}
	*d = decompressor{window: append(d.window[:0], dict...), given: len(dict)}
	if own, ok := r.(Reader); ok {
		d.r = own
	} else {
		d.r = bufio.NewReader(r)
	}
	return nil
}

func (d *decompressor) Read(b []byte) (int, error) {
	for d.given == len(d.window) {
		if d.err != nil {
			return 0, d.err
		}
		if len(d.window) > 4*windowSize {
			n := copy(d.window, d.window[len(d.window)-windowSize:])
			d.window = d.window[:n]
			d.given = n
		}
		d.step()
	}
	n := copy(b, d.window[d.given:])
	d.given += n
	if d.given == len(d.window) && d.err != nil {
		return n, d.err
	}
	return n, nil
}

func (d *decompressor) Close() error {
	if d.err == io.EOF {
		return nil
	}
	return d.err
}

func (d *decompressor) corrupt() { d.err = CorruptInputError(d.offset) }

// need reads until n bits are there.
func (d *decompressor) need(n uint) bool {
	for d.n < n {
		c, err := d.r.ReadByte()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			d.err = err
			return false
		}
		d.offset++
		d.bits |= uint32(c) << d.n
		d.n += 8
	}
	return true
}

// take gives the next n bits; they are there.
func (d *decompressor) take(n uint) int {
	v := d.bits & (1<<n - 1)
	d.bits >>= n
	d.n -= n
	return int(v)
}

// symbol reads one code.
func (d *decompressor) symbol(c *decoder) int {
	for {
		e := c.table[d.bits&(1<<tableBits-1)]
		if n := uint(e & 15); n != 0 && n <= d.n {
			d.bits >>= n
			d.n -= n
			return int(e >> 4)
		} else if n == 0 && d.n >= tableBits {
			return d.long(c)
		} else if n == 0 && len(c.symbols) == 0 || n == 0 && c.longest <= d.n {
			d.corrupt()
			return -1
		}
		if !d.need(d.n + 1) {
			return -1
		}
	}
}

// long reads a code bit by bit.
func (d *decompressor) long(c *decoder) int {
	code, first, index := 0, 0, 0
	for n := uint(1); n <= c.longest; n++ {
		if !d.need(n) {
			return -1
		}
		code |= int(d.bits>>(n-1)) & 1
		count := c.count[n]
		if code-first < count {
			d.take(n)
			return int(c.symbols[index+code-first])
		}
		index += count
		first = (first + count) << 1
		code <<= 1
	}
	d.corrupt()
	return -1
}

// step opens some more.
func (d *decompressor) step() {
	switch d.kind {
	case blockNone:
		d.header()
	case blockStored:
		d.copyStored()
	default:
		d.decode()
	}
}

func (d *decompressor) ended() {
	d.kind = blockNone
	if d.last {
		d.err = io.EOF
	}
}

func (d *decompressor) header() {
	if !d.need(3) {
		return
	}
	d.last = d.take(1) == 1
	switch d.take(2) {
	case 0:
		d.take(d.n & 7)
		d.bits, d.n = 0, 0
		var b [4]byte
		for i := range b {
			if !d.need(8) {
				return
			}
			b[i] = byte(d.take(8))
		}
		d.stored = int(b[0]) | int(b[1])<<8
		if d.stored^0xffff != int(b[2])|int(b[3])<<8 {
			d.corrupt()
			return
		}
		d.kind = blockStored
		if d.stored == 0 {
			d.ended()
		}
	case 1:
		lengths := make([]byte, 288)
		for i := range lengths {
			switch {
			case i < 144:
				lengths[i] = 8
			case i < 256:
				lengths[i] = 9
			case i < 280:
				lengths[i] = 7
			default:
				lengths[i] = 8
			}
		}
		d.lit.build(lengths)
		distances := make([]byte, 32)
		for i := range distances {
			distances[i] = 5
		}
		d.dist.build(distances)
		d.kind = blockCoded
	case 2:
		if d.codes() {
			d.kind = blockCoded
		}
	default:
		d.corrupt()
	}
}

// codes reads the codes of a block.
func (d *decompressor) codes() bool {
	if !d.need(14) {
		return false
	}
	literals, distances, count := d.take(5)+257, d.take(5)+1, d.take(4)+4
	if literals > 286 || distances > 30 {
		d.corrupt()
		return false
	}
	var lengths [286 + 30]byte
	for i := 0; i < count; i++ {
		if !d.need(3) {
			return false
		}
		lengths[codeOrder[i]] = byte(d.take(3))
	}
	if !d.lit.build(lengths[:19]) {
		d.corrupt()
		return false
	}
	lengths = [286 + 30]byte{}
	all := literals + distances
	for i := 0; i < all; {
		symbol := d.symbol(&d.lit)
		if symbol < 0 {
			return false
		}
		if symbol < 16 {
			lengths[i] = byte(symbol)
			i++
			continue
		}
		repeat, extra, value := 3, uint(2), byte(0)
		switch symbol {
		case 16:
			if i == 0 {
				d.corrupt()
				return false
			}
			value = lengths[i-1]
		case 17:
			extra = 3
		case 18:
			repeat, extra = 11, 7
		}
		if !d.need(extra) {
			return false
		}
		repeat += d.take(extra)
		if i+repeat > all {
			d.corrupt()
			return false
		}
		for ; repeat > 0; repeat-- {
			lengths[i] = value
			i++
		}
	}
	if !d.lit.build(lengths[:literals]) || !d.dist.build(lengths[literals:all]) {
		d.corrupt()
		return false
	}
	return true
}

func (d *decompressor) copyStored() {
	n := d.stored
	if n > 4096 {
		n = 4096
	}
	at := len(d.window)
	d.window = append(d.window, make([]byte, n)...)
	got, err := io.ReadFull(d.r, d.window[at:])
	d.offset += int64(got)
	d.window = d.window[:at+got]
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		d.err = err
		return
	}
	if d.stored -= n; d.stored == 0 {
		d.ended()
	}
}

// decode opens some of a block with codes.
func (d *decompressor) decode() {
	w := d.window
	for enough := len(w) + 8192; len(w) < enough; {
		symbol := d.symbol(&d.lit)
		if symbol < 256 {
			if symbol < 0 {
				break
			}
			w = append(w, byte(symbol))
			continue
		}
		if symbol == 256 {
			d.ended()
			break
		}
		if symbol -= 257; symbol >= len(lengthBase) {
			d.corrupt()
			break
		}
		extra := lengthExtra[symbol]
		if !d.need(extra) {
			break
		}
		length := lengthBase[symbol] + d.take(extra)
		far := d.symbol(&d.dist)
		if far < 0 {
			break
		}
		if far >= len(distanceBase) {
			d.corrupt()
			break
		}
		extra = distanceExtra[far]
		if !d.need(extra) {
			break
		}
		distance := distanceBase[far] + d.take(extra)
		if distance > len(w) {
			d.corrupt()
			break
		}
		from := len(w) - distance
		if distance >= length {
			w = append(w, w[from:from+length]...)
			continue
		}
		for ; length > 0; length-- {
			w = append(w, w[from])
			from++
		}
	}
	d.window = w
}

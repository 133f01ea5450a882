// Package jpeg reads JPEG pictures, sequential and progressive ones (ITU-T T.81), and writes sequential ones.
package jpeg

import (
	"bufio"
	"image"
	"image/color"
	"io"
)

// FormatError tells what is wrong with a picture.
type FormatError string

func (e FormatError) Error() string { return "invalid JPEG format: " + string(e) }

// UnsupportedError tells what is right and not read.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "unsupported JPEG feature: " + string(e) }

// Reader is what Decode once wanted.
type Reader interface {
	io.ByteReader
	io.Reader
}

// Markers.
const (
	markSOF0  = 0xc0 // sequential
	markSOF1  = 0xc1 // extended sequential
	markSOF2  = 0xc2 // progressive
	markDHT   = 0xc4
	markRST0  = 0xd0
	markRST7  = 0xd7
	markSOI   = 0xd8
	markEOI   = 0xd9
	markSOS   = 0xda
	markDQT   = 0xdb
	markDRI   = 0xdd
	markCOM   = 0xfe
	markAPP0  = 0xe0
	markAPP14 = 0xee
	markAPP15 = 0xef
)

// zigzag is where the coefficients of a block are, as they come.
const zigzag = "\x00\x01\x08\x10\x09\x02\x03\x0a\x11\x18\x20\x19\x12\x0b\x04\x05" +
	"\x0c\x13\x1a\x21\x28\x30\x29\x22\x1b\x14\x0d\x06\x07\x0e\x15\x1c" +
	"\x23\x2a\x31\x38\x39\x32\x2b\x24\x1d\x16\x0f\x17\x1e\x25\x2c\x33" +
	"\x3a\x3b\x34\x2d\x26\x1f\x27\x2e\x35\x3c\x3d\x36\x2f\x37\x3e\x3f"

// samples makes 8 by 8 samples of coefficients that are in order of rows.
func samples(block []int32, out []byte, stride int)

// component is one of brightness, differences or inks.
type component struct {
	id, quant byte
	h, v      int
	wide      int // blocks in a row, whole units
	coef      [][]int32
	plane     []byte
	stride    int
}

// codes is a table of codes of up to 16 bits: of each length the first code, how many there are, and
// where their values begin.
type codes struct {
	first, count, from [17]int
	values             []byte
}

type decoder struct {
	r             *bufio.Reader
	width, height int
	comps         []*component
	progressive   bool
	quant         [4][64]int32
	tables        [2][4]*codes
	interval      int
	jfif, adobe   bool
	transform     byte
	hmax, vmax    int

	// Bits that were read and not used, and a marker that ended them.
	acc  uint32
	n    uint
	mark byte
	run  int // blocks of zeros still to come
}

func whole(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// segment reads what belongs to a marker.
func (d *decoder) segment() ([]byte, error) {
	var head [2]byte
	if _, err := io.ReadFull(d.r, head[:]); err != nil {
		return nil, whole(err)
	}
	n := int(head[0])<<8 | int(head[1])
	if n < 2 {
		return nil, FormatError("short segment length")
	}
	b := make([]byte, n-2)
	_, err := io.ReadFull(d.r, b)
	return b, whole(err)
}

// next finds the next marker.
func (d *decoder) next() (byte, error) {
	if m := d.mark; m != 0 {
		d.mark = 0
		return m, nil
	}
	c, err := d.r.ReadByte()
	for err == nil {
		// Bytes between markers are let pass.
		for err == nil && c != 0xff {
			c, err = d.r.ReadByte()
		}
		for err == nil && c == 0xff {
			c, err = d.r.ReadByte()
		}
		if err == nil && c != 0 {
			return c, nil
		}
	}
	return 0, whole(err)
}

func (d *decoder) read(configOnly bool) error {
	var start [2]byte
	if _, err := io.ReadFull(d.r, start[:]); err != nil {
		return whole(err)
	}
	if start[0] != 0xff || start[1] != markSOI {
		return FormatError("missing SOI marker")
	}
	for {
		mark, err := d.next()
		if err != nil {
			return err
		}
		if mark == markEOI {
			return nil
		}
		if markRST0 <= mark && mark <= markRST7 {
			continue
		}
		b, err := d.segment()
		if err != nil {
			return err
		}
		switch mark {
		case markSOF0, markSOF1, markSOF2:
			d.progressive = mark == markSOF2
			err = d.frame(b)
			if err == nil && configOnly && d.jfif {
				return nil
			}
		case markDHT:
			if !configOnly {
				err = d.huffman(b)
			}
		case markDQT:
			if !configOnly {
				err = d.quantities(b)
			}
		case markDRI:
			if len(b) != 2 {
				return FormatError("DRI has wrong length")
			}
			d.interval = int(b[0])<<8 | int(b[1])
		case markSOS:
			if configOnly {
				return nil
			}
			err = d.scan(b)
		case markAPP0:
			d.jfif = len(b) >= 5 && string(b[:5]) == "JFIF\x00"
		case markAPP14:
			if len(b) >= 12 && string(b[:5]) == "Adobe" {
				d.adobe, d.transform = true, b[11]
			}
		default:
			switch {
			case markAPP0 <= mark && mark <= markAPP15, mark == markCOM:
			case mark < 0xc0:
				return FormatError("unknown marker")
			default:
				return UnsupportedError("unknown marker")
			}
		}
		if err != nil {
			return err
		}
	}
}

func (d *decoder) frame(b []byte) error {
	if d.comps != nil {
		return FormatError("multiple SOF markers")
	}
	if len(b) < 6 {
		return FormatError("SOF has wrong length")
	}
	n := int(b[5])
	if n != 1 && n != 3 && n != 4 {
		return UnsupportedError("number of components")
	}
	if len(b) != 6+3*n {
		return FormatError("SOF has wrong length")
	}
	if b[0] != 8 {
		return UnsupportedError("precision")
	}
	d.height, d.width = int(b[1])<<8|int(b[2]), int(b[3])<<8|int(b[4])
	for i := 0; i < n; i++ {
		p := b[6+3*i:]
		c := &component{id: p[0], h: int(p[1] >> 4), v: int(p[1] & 15), quant: p[2]}
		for _, other := range d.comps {
			if other.id == c.id {
				return FormatError("repeated component identifier")
			}
		}
		if c.quant > 3 {
			return FormatError("bad Tq value")
		}
		if c.h < 1 || c.h > 4 || c.v < 1 || c.v > 4 {
			return FormatError("luma/chroma subsampling ratio")
		}
		if c.h == 3 || c.v == 3 {
			return UnsupportedError("luma/chroma subsampling ratio")
		}
		if n == 1 {
			// One component alone is not divided into units.
			c.h, c.v = 1, 1
		}
		if c.h > d.hmax {
			d.hmax = c.h
		}
		if c.v > d.vmax {
			d.vmax = c.v
		}
		d.comps = append(d.comps, c)
	}
	if n == 3 {
		first, second, third := d.comps[0], d.comps[1], d.comps[2]
		if first.v == 4 || first.h%second.h != 0 || first.v%second.v != 0 || second.h != third.h || second.v != third.v {
			return UnsupportedError("luma/chroma subsampling ratio")
		}
	}
	if n == 4 {
		for i, c := range d.comps {
			if i == 0 || i == 3 {
				if c.h != d.comps[0].h || c.v != d.comps[0].v {
					return UnsupportedError("luma/chroma subsampling ratio")
				}
			} else if d.comps[0].h%c.h != 0 || d.comps[0].v%c.v != 0 {
				return UnsupportedError("luma/chroma subsampling ratio")
			}
		}
	}
	return nil
}

func (d *decoder) quantities(b []byte) error {
	for len(b) > 0 {
		which, wide := b[0]&15, b[0]>>4
		b = b[1:]
		if which > 3 {
			return FormatError("bad Tq value")
		}
		if wide > 1 {
			return FormatError("bad Pq value")
		}
		size := 64 * (1 + int(wide))
		if len(b) < size {
			return FormatError("DQT has wrong length")
		}
		for i := 0; i < 64; i++ {
			if wide == 0 {
				d.quant[which][i] = int32(b[i])
			} else {
				d.quant[which][i] = int32(b[2*i])<<8 | int32(b[2*i+1])
			}
		}
		b = b[size:]
	}
	return nil
}

func (d *decoder) huffman(b []byte) error {
	for len(b) > 0 {
		if len(b) < 17 {
			return FormatError("DHT has wrong length")
		}
		class, which := b[0]>>4, b[0]&15
		if class > 1 {
			return FormatError("bad Tc value")
		}
		if which > 3 || !d.progressive && d.comps != nil && which > 1 {
			return FormatError("bad Th value")
		}
		t := &codes{}
		code, total := 0, 0
		for length := 1; length <= 16; length++ {
			t.first[length], t.count[length], t.from[length] = code, int(b[length]), total
			code = (code + int(b[length])) << 1
			total += int(b[length])
		}
		if total == 0 {
			return FormatError("Huffman table has zero length")
		}
		if total > 256 {
			return FormatError("Huffman table has excessive length")
		}
		if len(b) < 17+total {
			return FormatError("DHT has wrong length")
		}
		t.values = b[17 : 17+total]
		d.tables[class][which] = t
		b = b[17+total:]
	}
	return nil
}

// fill reads until there are so many bits.
func (d *decoder) fill(n uint) error {
	for d.n < n {
		if d.mark != 0 {
			return FormatError("short Huffman data")
		}
		c, err := d.r.ReadByte()
		if err != nil {
			return whole(err)
		}
		if c == 0xff {
			after, err := d.r.ReadByte()
			if err != nil {
				return whole(err)
			}
			if after != 0 {
				d.mark = after
				return FormatError("missing 0xff00 sequence")
			}
		}
		d.acc = d.acc<<8 | uint32(c)
		d.n += 8
	}
	return nil
}

// bits takes n bits.
func (d *decoder) bits(n uint) (int32, error) {
	if n == 0 {
		return 0, nil
	}
	if err := d.fill(n); err != nil {
		return 0, err
	}
	d.n -= n
	return int32(d.acc >> d.n & (1<<n - 1)), nil
}

// signed takes a number of n bits; the smaller half of them stands for negative ones.
func (d *decoder) signed(n uint) (int32, error) {
	v, err := d.bits(n)
	if n > 0 && v < 1<<(n-1) {
		v -= 1<<n - 1
	}
	return v, err
}

// symbol takes a code and gives its value.
func (d *decoder) symbol(t *codes) (byte, error) {
	if t == nil {
		return 0, FormatError("uninitialized Huffman table")
	}
	code := 0
	for length := 1; length <= 16; length++ {
		if d.n == 0 {
			if err := d.fill(1); err != nil {
				return 0, err
			}
		}
		d.n--
		code = code<<1 | int(d.acc>>d.n&1)
		if at := code - t.first[length]; at < t.count[length] && at >= 0 {
			return t.values[t.from[length]+at], nil
		}
	}
	return 0, FormatError("bad Huffman code")
}

// part is a component's part in a scan.
type part struct {
	comp   *component
	dc, ac byte
	pred   int32
}

func (d *decoder) scan(b []byte) error {
	if d.comps == nil {
		return FormatError("missing SOF marker")
	}
	if len(b) < 1 || b[0] < 1 || b[0] > 4 || len(b) != 4+2*int(b[0]) || int(b[0]) > len(d.comps) {
		return FormatError("SOS has wrong length")
	}
	n := int(b[0])
	parts := make([]*part, n)
	units := 0
	for i := range parts {
		p := &part{dc: b[2+2*i] >> 4, ac: b[2+2*i] & 15}
		for _, c := range d.comps {
			if c.id == b[1+2*i] {
				p.comp = c
			}
		}
		if p.comp == nil {
			return FormatError("unknown component selector")
		}
		for _, other := range parts[:i] {
			if other.comp == p.comp {
				return FormatError("repeated component selector")
			}
		}
		if p.dc > 3 || !d.progressive && p.dc > 1 {
			return FormatError("bad Td value")
		}
		if p.ac > 3 || !d.progressive && p.ac > 1 {
			return FormatError("bad Ta value")
		}
		units += p.comp.h * p.comp.v
		parts[i] = p
	}
	if len(d.comps) > 1 && units > 10 {
		return FormatError("total sampling factors too large")
	}
	from, to, high, low := 0, 63, uint(0), uint(0)
	if d.progressive {
		last := b[1+2*n:]
		from, to, high, low = int(last[0]), int(last[1]), uint(last[2]>>4), uint(last[2]&15)
		if from == 0 && to != 0 || from > to || to > 63 {
			return FormatError("bad spectral selection bounds")
		}
		if from != 0 && n != 1 {
			return FormatError("progressive AC coefficients for more than one component")
		}
		if high != 0 && high != low+1 {
			return FormatError("bad successive approximation values")
		}
	}
	unitsX := (d.width + 8*d.hmax - 1) / (8 * d.hmax)
	unitsY := (d.height + 8*d.vmax - 1) / (8 * d.vmax)
	for _, c := range d.comps {
		if c.coef == nil {
			c.wide = unitsX * c.h
			c.coef = make([][]int32, c.wide*unitsY*c.v)
		}
	}
	d.acc, d.n, d.run = 0, 0, 0
	// A scan of one component goes by its blocks, as far as there is a picture.
	columns, lines := unitsX, unitsY
	alone := n == 1
	if alone {
		c := parts[0].comp
		columns = (d.width*c.h/d.hmax + 7) / 8
		if d.width*c.h%d.hmax != 0 {
			columns = ((d.width*c.h+d.hmax-1)/d.hmax + 7) / 8
		}
		lines = ((d.height*c.v+d.vmax-1)/d.vmax + 7) / 8
	}
	expected := byte(markRST0)
	for unit := 0; unit < columns*lines; unit++ {
		if d.interval > 0 && unit > 0 && unit%d.interval == 0 {
			mark, err := d.next()
			if err != nil {
				return err
			}
			if mark != expected {
				return FormatError("bad RST marker")
			}
			if expected++; expected > markRST7 {
				expected = markRST0
			}
			d.acc, d.n, d.run = 0, 0, 0
			for _, p := range parts {
				p.pred = 0
			}
		}
		x, y := unit%columns, unit/columns
		for _, p := range parts {
			h, v := p.comp.h, p.comp.v
			if alone {
				h, v = 1, 1
			}
			for j := 0; j < h*v; j++ {
				at := (y*v+j/h)*p.comp.wide + x*h + j%h
				block := p.comp.coef[at]
				if block == nil {
					block = make([]int32, 64)
					p.comp.coef[at] = block
				}
				var err error
				switch {
				case !d.progressive:
					err = d.sequential(block, p)
				case high != 0:
					err = d.refine(block, p, from, to, low)
				default:
					err = d.first(block, p, from, to, low)
				}
				if err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// sequential reads a whole block.
func (d *decoder) sequential(block []int32, p *part) error {
	if err := d.first(block, p, 0, 0, 0); err != nil {
		return err
	}
	return d.first(block, p, 1, 63, 0)
}

// first reads coefficients of a block, the last bits left out.
func (d *decoder) first(block []int32, p *part, from, to int, low uint) error {
	if from == 0 {
		size, err := d.symbol(d.tables[0][p.dc])
		if err != nil {
			return err
		}
		if size > 16 {
			return UnsupportedError("excessive DC component")
		}
		diff, err := d.signed(uint(size))
		if err != nil {
			return err
		}
		p.pred += diff
		block[0] = p.pred << low
		return nil
	}
	if d.run > 0 {
		d.run--
		return nil
	}
	for k := from; k <= to; k++ {
		s, err := d.symbol(d.tables[1][p.ac])
		if err != nil {
			return err
		}
		zeros, size := int(s>>4), uint(s&15)
		if size == 0 {
			if zeros == 15 {
				k += 15
				continue
			}
			more, err := d.bits(uint(zeros))
			if err != nil {
				return err
			}
			d.run = 1<<uint(zeros) - 1 + int(more)
			if !d.progressive {
				d.run = 0
			}
			return nil
		}
		if k += zeros; k > to {
			break
		}
		v, err := d.signed(size)
		if err != nil {
			return err
		}
		block[zigzag[k]] = v << low
	}
	return nil
}

// refine reads one more bit of coefficients.
func (d *decoder) refine(block []int32, p *part, from, to int, low uint) error {
	one := int32(1) << low
	if from == 0 {
		bit, err := d.bits(1)
		if bit != 0 {
			block[0] |= one
		}
		return err
	}
	k := from
	for k <= to && d.run == 0 {
		s, err := d.symbol(d.tables[1][p.ac])
		if err != nil {
			return err
		}
		zeros, size := int(s>>4), s&15
		var v int32
		switch {
		case size == 1:
			bit, err := d.bits(1)
			if err != nil {
				return err
			}
			v = -one
			if bit != 0 {
				v = one
			}
		case size > 1:
			return FormatError("unexpected Huffman code")
		case zeros < 15:
			more, err := d.bits(uint(zeros))
			if err != nil {
				return err
			}
			d.run = 1<<uint(zeros) + int(more)
			zeros = -1
		}
		if zeros < 0 {
			break
		}
		if k, err = d.corrected(block, k, to, zeros, one); err != nil {
			return err
		}
		if k > to {
			return FormatError("too many coefficients")
		}
		if v != 0 {
			block[zigzag[k]] = v
		}
		k++
	}
	if d.run > 0 {
		d.run--
		_, err := d.corrected(block, k, to, -1, one)
		return err
	}
	return nil
}

// corrected gives a bit to each coefficient that is not zero, and stops at the zero after so many others.
func (d *decoder) corrected(block []int32, k, to, zeros int, one int32) (int, error) {
	for ; k <= to; k++ {
		at := zigzag[k]
		if block[at] == 0 {
			if zeros == 0 {
				break
			}
			zeros--
			continue
		}
		bit, err := d.bits(1)
		if err != nil {
			return k, err
		}
		if bit != 0 {
			if block[at] > 0 {
				block[at] += one
			} else {
				block[at] -= one
			}
		}
	}
	return k, nil
}

// planes makes samples of the coefficients.
func (d *decoder) planes() {
	values := make([]int32, 64)
	for _, c := range d.comps {
		c.stride = 8 * c.wide
		c.plane = make([]byte, 64*len(c.coef))
		quant := &d.quant[c.quant]
		for at, block := range c.coef {
			for i := range values {
				values[i] = 0
			}
			if block != nil {
				for i := 0; i < 64; i++ {
					j := zigzag[i]
					values[j] = block[j] * quant[i]
				}
			}
			samples(values, c.plane[8*(at/c.wide)*c.stride+8*(at%c.wide):], c.stride)
		}
	}
}

// sample is a component's value at a point.
func (d *decoder) sample(c *component, x, y int) byte {
	return c.plane[y*c.v/d.vmax*c.stride+x*c.h/d.hmax]
}

// isRGB tells whether three components are colors themselves.
func (d *decoder) isRGB() bool {
	if d.jfif {
		return false
	}
	if d.adobe && d.transform == 0 {
		return true
	}
	return d.comps[0].id == 'R' && d.comps[1].id == 'G' && d.comps[2].id == 'B'
}

func (d *decoder) picture() (image.Image, error) {
	if d.comps == nil || d.comps[0].coef == nil {
		return nil, FormatError("missing SOS marker")
	}
	d.planes()
	rect := image.Rect(0, 0, d.width, d.height)
	first := d.comps[0]
	switch {
	case len(d.comps) == 1:
		return &image.Gray{Pix: first.plane, Stride: first.stride, Rect: rect}, nil
	case len(d.comps) == 4:
		return d.inks(rect)
	case d.isRGB():
		m := image.NewRGBA(rect)
		for y := 0; y < d.height; y++ {
			for x := 0; x < d.width; x++ {
				m.SetRGBA(x, y, color.RGBA{d.sample(first, x, y), d.sample(d.comps[1], x, y), d.sample(d.comps[2], x, y), 255})
			}
		}
		return m, nil
	}
	blue, red := d.comps[1], d.comps[2]
	var ratio image.YCbCrSubsampleRatio
	switch [2]int{first.h / blue.h, first.v / blue.v} {
	case [2]int{1, 1}:
		ratio = image.YCbCrSubsampleRatio444
	case [2]int{1, 2}:
		ratio = image.YCbCrSubsampleRatio440
	case [2]int{2, 1}:
		ratio = image.YCbCrSubsampleRatio422
	case [2]int{2, 2}:
		ratio = image.YCbCrSubsampleRatio420
	case [2]int{4, 1}:
		ratio = image.YCbCrSubsampleRatio411
	case [2]int{4, 2}:
		ratio = image.YCbCrSubsampleRatio410
	default:
		return nil, UnsupportedError("luma/chroma subsampling ratio")
	}
	return &image.YCbCr{
		Y: first.plane, Cb: blue.plane, Cr: red.plane, YStride: first.stride, CStride: blue.stride,
		SubsampleRatio: ratio, Rect: rect,
	}, nil
}

// inks makes a picture of four components: cyan, magenta, yellow and black, which programs write inverted,
// the first three perhaps as brightness and differences.
func (d *decoder) inks(rect image.Rectangle) (image.Image, error) {
	if !d.adobe {
		return nil, UnsupportedError("unknown color model: 4-component JPEG doesn't have Adobe APP14 metadata")
	}
	m := image.NewCMYK(rect)
	for y := 0; y < d.height; y++ {
		for x := 0; x < d.width; x++ {
			var v [4]byte
			for i, c := range d.comps {
				v[i] = d.sample(c, x, y)
			}
			if d.transform != 0 {
				v[0], v[1], v[2] = color.YCbCrToRGB(v[0], v[1], v[2])
			}
			at := m.PixOffset(x, y)
			for i := range v {
				m.Pix[at+i] = 255 - v[i]
			}
		}
	}
	return m, nil
}

// Decode reads a picture.
func Decode(r io.Reader) (image.Image, error) {
	d := &decoder{r: bufio.NewReader(r)}
	if err := d.read(false); err != nil {
		return nil, err
	}
	return d.picture()
}

// DecodeConfig reads the size and the kind of colors.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := &decoder{r: bufio.NewReader(r)}
	if err := d.read(true); err != nil {
		return image.Config{}, err
	}
	config := image.Config{Width: d.width, Height: d.height}
	switch len(d.comps) {
	case 1:
		config.ColorModel = color.GrayModel
	case 3:
		config.ColorModel = color.YCbCrModel
		if d.isRGB() {
			config.ColorModel = color.RGBAModel
		}
	case 4:
		config.ColorModel = color.CMYKModel
	default:
		return image.Config{}, FormatError("missing SOF marker")
	}
	return config, nil
}

func init() { image.RegisterFormat("jpeg", "\xff\xd8", Decode, DecodeConfig) }

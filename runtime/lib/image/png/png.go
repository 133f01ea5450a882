// Pictures in PNG.

// Package png reads and writes PNG (ISO 15948).
package png

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/color"
	"io"
)

const signature = "\x89PNG\r\n\x1a\n"

// FormatError is a file that is no PNG.
type FormatError string

func (e FormatError) Error() string { return "png: invalid format: " + string(e) }

// UnsupportedError is what a PNG may have and is not read.
type UnsupportedError string

func (e UnsupportedError) Error() string { return "png: unsupported feature: " + string(e) }

var errChunkOrder = FormatError("chunk out of order")

// Types of colors.
const (
	gray      = 0
	trueColor = 2
	paletted  = 3
	grayAlpha = 4
	trueAlpha = 6
)

var channels = map[uint8]int{gray: 1, trueColor: 3, paletted: 1, grayAlpha: 2, trueAlpha: 4}

type decoder struct {
	r             io.Reader
	width, height int
	depth, kind   uint8
	interlaced    bool
	palette       color.Palette
	transparent   []byte // the color that is, of kinds without alpha
	data          bytes.Buffer
}

// Decode reads a picture: of the type that has its colors.
func Decode(r io.Reader) (image.Image, error) {
	d := &decoder{r: r}
	if err := d.read(false); err != nil {
		return nil, err
	}
	return d.picture()
}

// DecodeConfig reads what is known of a picture.
func DecodeConfig(r io.Reader) (image.Config, error) {
	d := &decoder{r: r}
	if err := d.read(true); err != nil {
		return image.Config{}, err
	}
	return image.Config{ColorModel: d.model(), Width: d.width, Height: d.height}, nil
}

func (d *decoder) model() color.Model {
	wide := d.depth == 16
	switch {
	case d.kind == paletted:
		return d.palette
	case d.kind == gray && d.transparent == nil && wide:
		return color.Gray16Model
	case d.kind == gray && d.transparent == nil:
		return color.GrayModel
	case d.kind == trueColor && d.transparent == nil && wide:
		return color.RGBA64Model
	case d.kind == trueColor && d.transparent == nil:
		return color.RGBAModel
	case wide:
		return color.NRGBA64Model
	}
	return color.NRGBAModel
}

func whole(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// read reads the chunks; for what is known alone, up to the palette.
func (d *decoder) read(config bool) error {
	head := make([]byte, 8)
	if _, err := io.ReadFull(d.r, head); err != nil {
		return whole(err)
	}
	if string(head) != signature {
		return FormatError("not a PNG file")
	}
	stage := "" // the last chunk that matters
	for stage != "IEND" {
		if _, err := io.ReadFull(d.r, head); err != nil {
			return whole(err)
		}
		length, name := binary.BigEndian.Uint32(head), string(head[4:])
		if config && name == "IDAT" && stage != "" && (d.kind != paletted || stage != "IHDR") {
			return nil
		}
		if length > 0x7fffffff {
			return FormatError("Bad chunk length: " + itoa(int(length)))
		}
		switch {
		case name == "IEND" && stage != "IDAT":
			return errChunkOrder
		case name == "IEND" && length != 0:
			return FormatError("bad IEND length")
		case name == "IDAT" && (stage == "" || d.kind == paletted && stage == "IHDR"):
			return errChunkOrder
		}
		body, err := readChunk(d.r, head[4:], length)
		if name == "IDAT" {
			d.data.Write(body)
			if err != nil {
				// What is wrong in the data comes first.
				if _, wrong := d.picture(); wrong != nil {
					return wrong
				}
			}
		}
		if err != nil {
			return err
		}
		switch name {
		case "IHDR":
			if stage != "" {
				return errChunkOrder
			}
			err = d.header(body)
			stage = name
		case "PLTE":
			if stage != "IHDR" {
				return errChunkOrder
			}
			err = d.readPalette(body)
			stage = name
		case "tRNS":
			if d.kind == paletted && stage != "PLTE" || d.kind != paletted && stage != "IHDR" {
				return errChunkOrder
			}
			err = d.readTransparent(body)
			stage = name
		case "IDAT", "IEND":
			stage = name
		default:
			if stage == "" {
				return errChunkOrder
			}
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// readChunk reads what is in a chunk and its checksum; of one that is cut off
// what there is.
func readChunk(r io.Reader, name []byte, length uint32) ([]byte, error) {
	var buf bytes.Buffer
	if _, err := io.CopyN(&buf, r, int64(length)); err != nil {
		return buf.Bytes(), whole(err)
	}
	var sum [4]byte
	if _, err := io.ReadFull(r, sum[:]); err != nil {
		return buf.Bytes(), whole(err)
	}
	check := crc32.NewIEEE()
	check.Write(name)
	check.Write(buf.Bytes())
	if binary.BigEndian.Uint32(sum[:]) != check.Sum32() {
		return buf.Bytes(), FormatError("invalid checksum")
	}
	return buf.Bytes(), nil
}

func least(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func (d *decoder) header(b []byte) error {
	if len(b) != 13 {
		return FormatError("bad IHDR length")
	}
	if b[10] != 0 {
		return UnsupportedError("compression method")
	}
	if b[11] != 0 {
		return UnsupportedError("filter method")
	}
	if b[12] > 1 {
		return FormatError("invalid interlace method")
	}
	d.interlaced = b[12] == 1
	w, h := int32(binary.BigEndian.Uint32(b)), int32(binary.BigEndian.Uint32(b[4:]))
	if w <= 0 || h <= 0 {
		return FormatError("non-positive dimension")
	}
	d.width, d.height = int(w), int(h)
	if int64(w)*int64(h) > 1<<40 {
		return UnsupportedError("dimension overflow")
	}
	d.depth, d.kind = b[8], b[9]
	ok := false
	switch d.kind {
	case gray:
		ok = d.depth == 1 || d.depth == 2 || d.depth == 4 || d.depth == 8 || d.depth == 16
	case paletted:
		ok = d.depth == 1 || d.depth == 2 || d.depth == 4 || d.depth == 8
	case trueColor, grayAlpha, trueAlpha:
		ok = d.depth == 8 || d.depth == 16
	}
	if !ok {
		return UnsupportedError("bit depth " + itoa(int(d.depth)) + ", color type " + itoa(int(d.kind)))
	}
	return nil
}

func (d *decoder) readPalette(b []byte) error {
	n := len(b) / 3
	if len(b)%3 != 0 || n <= 0 || n > 256 || d.depth <= 8 && n > 1<<d.depth {
		return FormatError("bad PLTE length")
	}
	switch d.kind {
	case paletted:
		// Numbers beyond it are black.
		d.palette = make(color.Palette, 256)
		for i := range d.palette {
			d.palette[i] = color.RGBA{0, 0, 0, 0xff}
			if i < n {
				d.palette[i] = color.RGBA{b[3*i], b[3*i+1], b[3*i+2], 0xff}
			}
		}
		d.palette = d.palette[:n]
	case trueColor, trueAlpha: // a proposal only
	default:
		return FormatError("PLTE, color type mismatch")
	}
	return nil
}

func (d *decoder) readTransparent(b []byte) error {
	switch d.kind {
	case gray, trueColor:
		want := 2 * channels[d.kind]
		if len(b) != want {
			return FormatError("bad tRNS length")
		}
		for i := 0; i < want; i += 2 {
			if d.depth == 16 {
				d.transparent = append(d.transparent, b[i])
			}
			v := b[i+1]
			if d.kind == gray {
				switch d.depth {
				case 1:
					v *= 0xff
				case 2:
					v *= 0x55
				case 4:
					v *= 0x11
				}
			}
			d.transparent = append(d.transparent, v)
		}
	case paletted:
		if len(b) > 256 {
			return FormatError("bad tRNS length")
		}
		if len(d.palette) < len(b) {
			d.palette = d.palette[:len(b)]
		}
		for i, a := range b {
			c := d.palette[i].(color.RGBA)
			d.palette[i] = color.NRGBA{c.R, c.G, c.B, a}
		}
	default:
		return FormatError("tRNS, color type mismatch")
	}
	return nil
}

// pass is a part of an interlaced picture: which points it has.
type pass struct{ x, y, dx, dy int }

var adam7 = []pass{{0, 0, 8, 8}, {4, 0, 8, 8}, {0, 4, 4, 8}, {2, 0, 4, 4}, {0, 2, 2, 4}, {1, 0, 2, 2}, {0, 1, 1, 2}}

func (d *decoder) picture() (image.Image, error) {
	r := image.Rect(0, 0, d.width, d.height)
	var m image.Image
	var set func(x, y int, v []byte)
	wide := d.depth == 16
	step := 1
	if wide {
		step = 2
	}
	n := channels[d.kind] * step
	withAlpha := d.kind == grayAlpha || d.kind == trueAlpha || d.transparent != nil
	alpha := func(v []byte) (a [2]byte) {
		if d.kind == grayAlpha || d.kind == trueAlpha {
			copy(a[:], v[n-step:n])
		} else if !bytes.Equal(v[:n], d.transparent) {
			a = [2]byte{0xff, 0xff}
		}
		return a
	}
	isGray := d.kind == gray || d.kind == grayAlpha
	// part gives where a color's bytes are in a point's.
	part := func(i int) int {
		if isGray {
			return 0
		}
		return i * step
	}
	if d.kind == paletted {
		p := image.NewPaletted(r, d.palette)
		m = p
		set = func(x, y int, v []byte) {
			p.Pix[y*p.Stride+x] = v[0]
			if int(v[0]) >= len(p.Palette) {
				p.Palette = p.Palette[:int(v[0])+1]
			}
		}
	} else {
		var pix []uint8
		per := 4 * step
		switch {
		case isGray && !withAlpha && wide:
			p := image.NewGray16(r)
			m, pix, per = p, p.Pix, 2
		case isGray && !withAlpha:
			p := image.NewGray(r)
			m, pix, per = p, p.Pix, 1
		case !withAlpha && wide:
			p := image.NewRGBA64(r)
			m, pix = p, p.Pix
		case !withAlpha:
			p := image.NewRGBA(r)
			m, pix = p, p.Pix
		case wide:
			p := image.NewNRGBA64(r)
			m, pix = p, p.Pix
		default:
			p := image.NewNRGBA(r)
			m, pix = p, p.Pix
		}
		set = func(x, y int, v []byte) {
			to := pix[(y*d.width+x)*per:]
			if per <= step {
				copy(to, v[:per])
				return
			}
			for i := 0; i < 3; i++ {
				copy(to[i*step:(i+1)*step], v[part(i):])
			}
			a := [2]byte{0xff, 0xff}
			if withAlpha {
				a = alpha(v)
			}
			copy(to[3*step:4*step], a[:])
		}
	}
	in, err := zlib.NewReader(bytes.NewReader(d.data.Bytes()))
	if err != nil {
		return nil, err
	}
	defer in.Close()
	passes := []pass{{0, 0, 1, 1}}
	if d.interlaced {
		passes = adam7
	}
	for _, p := range passes {
		w, h := (d.width-p.x+p.dx-1)/p.dx, (d.height-p.y+p.dy-1)/p.dy
		if w <= 0 || h <= 0 {
			continue
		}
		if err := d.rows(in, p, w, h, n, set); err != nil {
			return nil, err
		}
	}
	// Reading to the end holds that the checksum is right.
	var one [1]byte
	k := 0
	for err = nil; k == 0 && err == nil; {
		k, err = in.Read(one[:])
	}
	if err != nil && err != io.EOF {
		return nil, FormatError(err.Error())
	}
	if k != 0 {
		return nil, FormatError("too much pixel data")
	}
	return m, nil
}

// rows reads a pass.
func (d *decoder) rows(in io.Reader, p pass, w, h, n int, set func(x, y int, v []byte)) error {
	bitsPer := channels[d.kind] * int(d.depth)
	back := (bitsPer + 7) / 8
	size := (w*bitsPer + 7) / 8
	row, above := make([]byte, 1+size), make([]byte, 1+size)
	for y := 0; y < h; y++ {
		if _, err := io.ReadFull(in, row); err != nil {
			if err == io.EOF || err == io.ErrUnexpectedEOF {
				return FormatError("not enough pixel data")
			}
			return err
		}
		if !unfilter(row[0], row[1:], above[1:], back) {
			return FormatError("bad filter type")
		}
		at := row[1:]
		for x := 0; x < w; x++ {
			var small [1]byte
			v := at
			if d.depth < 8 {
				bit := x * int(d.depth)
				v0 := at[bit/8] >> uint(8-int(d.depth)-bit%8) & (1<<d.depth - 1)
				if d.kind == gray {
					v0 *= 0xff / (1<<d.depth - 1)
				}
				small[0] = v0
				v = small[:]
			} else {
				v = at[x*n : (x+1)*n]
			}
			set(p.x+x*p.dx, p.y+y*p.dy, v)
		}
		row, above = above, row
	}
	return nil
}

func paeth(a, b, c byte) byte {
	dist := func(p, q int) int {
		if p < q {
			return q - p
		}
		return p - q
	}
	p := int(a) + int(b) - int(c)
	pa, pb, pc := dist(p, int(a)), dist(p, int(b)), dist(p, int(c))
	if pa <= pb && pa <= pc {
		return a
	}
	if pb <= pc {
		return b
	}
	return c
}

// predicted gives what a filter expects of a byte from those left, above and
// left above.
func predicted(filter byte, a, b, c byte) byte {
	switch filter {
	case 1:
		return a
	case 2:
		return b
	case 3:
		return byte((int(a) + int(b)) / 2)
	case 4:
		return paeth(a, b, c)
	}
	return 0
}

func unfilter(filter byte, row, above []byte, back int) bool {
	if filter > 4 {
		return false
	}
	if filter == 0 {
		return true
	}
	for i := range row {
		var a, c byte
		if i >= back {
			a, c = row[i-back], above[i-back]
		}
		row[i] += predicted(filter, a, above[i], c)
	}
	return true
}

// CompressionLevel is how much effort is made.
type CompressionLevel int

// The levels.
const (
	DefaultCompression CompressionLevel = 0
	NoCompression      CompressionLevel = -1
	BestSpeed          CompressionLevel = -2
	BestCompression    CompressionLevel = -3
)

// EncoderBuffer is memory that encoders share.
type EncoderBuffer struct{ rows [2][]byte }

// EncoderBufferPool keeps such memory.
type EncoderBufferPool interface {
	Get() *EncoderBuffer
	Put(*EncoderBuffer)
}

// Encoder writes pictures.
type Encoder struct {
	CompressionLevel CompressionLevel
	BufferPool       EncoderBufferPool
}

// Encode writes a picture.
func Encode(w io.Writer, m image.Image) error {
	var e Encoder
	return e.Encode(w, m)
}

type chunkWriter struct {
	w   io.Writer
	err error
}

func (c *chunkWriter) chunk(name string, b []byte) {
	if c.err != nil {
		return
	}
	head := make([]byte, 8, 12+len(b))
	binary.BigEndian.PutUint32(head, uint32(len(b)))
	copy(head[4:], name)
	head = append(head, b...)
	var sum [4]byte
	binary.BigEndian.PutUint32(sum[:], crc32.ChecksumIEEE(head[4:]))
	_, c.err = c.w.Write(append(head, sum[:]...))
}

// Write writes compressed data.
func (c *chunkWriter) Write(b []byte) (int, error) {
	c.chunk("IDAT", b)
	return len(b), c.err
}

func opaque(m image.Image) bool {
	if o, ok := m.(interface{ Opaque() bool }); ok {
		return o.Opaque()
	}
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if _, _, _, a := m.At(x, y).RGBA(); a != 0xffff {
				return false
			}
		}
	}
	return true
}

// Encode writes a picture, without alpha if it needs none.
func (enc *Encoder) Encode(w io.Writer, m image.Image) error {
	b := m.Bounds()
	if b.Dx() <= 0 || b.Dy() <= 0 || int64(b.Dx()) >= 1<<32 || int64(b.Dy()) >= 1<<32 {
		return FormatError("invalid image size: " + itoa(b.Dx()) + "x" + itoa(b.Dy()))
	}
	kind, depth := uint8(trueAlpha), uint8(8)
	var palette color.Palette
	if p, ok := m.(image.PalettedImage); ok {
		palette, _ = p.ColorModel().(color.Palette)
	}
	if palette != nil {
		kind = paletted
		switch {
		case len(palette) <= 2:
			depth = 1
		case len(palette) <= 4:
			depth = 2
		case len(palette) <= 16:
			depth = 4
		}
	} else {
		switch m.ColorModel() {
		case color.GrayModel:
			kind = gray
		case color.Gray16Model:
			kind, depth = gray, 16
		case color.RGBAModel, color.NRGBAModel, color.AlphaModel:
			if opaque(m) {
				kind = trueColor
			}
		default:
			depth = 16
			if opaque(m) {
				kind = trueColor
			}
		}
	}
	if _, err := io.WriteString(w, signature); err != nil {
		return err
	}
	c := &chunkWriter{w: w}
	head := make([]byte, 13)
	binary.BigEndian.PutUint32(head, uint32(b.Dx()))
	binary.BigEndian.PutUint32(head[4:], uint32(b.Dy()))
	head[8], head[9] = depth, kind
	c.chunk("IHDR", head)
	if palette != nil {
		if len(palette) < 1 || len(palette) > 256 {
			return FormatError("bad palette length: " + itoa(len(palette)))
		}
		var rgb, alpha []byte
		last := -1
		for i, v := range palette {
			n := color.NRGBAModel.Convert(v).(color.NRGBA)
			rgb = append(rgb, n.R, n.G, n.B)
			alpha = append(alpha, n.A)
			if n.A != 0xff {
				last = i
			}
		}
		c.chunk("PLTE", rgb)
		if last >= 0 {
			c.chunk("tRNS", alpha[:last+1])
		}
	}
	level := map[CompressionLevel]int{NoCompression: 0, BestSpeed: 1, BestCompression: 9}
	l, ok := level[enc.CompressionLevel]
	if !ok {
		l = -1
	}
	var packed bytes.Buffer
	z, err := zlib.NewWriterLevel(&packed, l)
	if err != nil {
		return err
	}
	writeRows(z, m, kind, depth, enc.CompressionLevel == NoCompression)
	if err := z.Close(); err != nil {
		return err
	}
	for data := packed.Bytes(); len(data) > 0; {
		n := least(len(data), 1<<15)
		c.Write(data[:n])
		data = data[n:]
	}
	c.chunk("IEND", nil)
	return c.err
}

// writeRows writes the points, each row with the filter that leaves the least.
func writeRows(w io.Writer, m image.Image, kind, depth uint8, plain bool) {
	b := m.Bounds()
	bitsPer := channels[kind] * int(depth)
	size, back := (b.Dx()*bitsPer+7)/8, (bitsPer+7)/8
	row, above := make([]byte, size), make([]byte, size)
	out, best := make([]byte, 1+size), make([]byte, 1+size)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		fillRow(row, m, y, kind, depth)
		leastSum := 1 << 62
		for filter := byte(0); filter <= 4; filter++ {
			sum := 0
			out[0] = filter
			for i, v := range row {
				var a, c byte
				if i >= back {
					a, c = row[i-back], above[i-back]
				}
				d := v - predicted(filter, a, above[i], c)
				out[i+1] = d
				if s := int(int8(d)); s < 0 {
					sum -= s
				} else {
					sum += s
				}
			}
			if sum < leastSum {
				leastSum = sum
				out, best = best, out
			}
			if plain || kind == paletted {
				break
			}
		}
		w.Write(best)
		row, above = above, row
	}
}

func fillRow(row []byte, m image.Image, y int, kind, depth uint8) {
	b := m.Bounds()
	i := 0
	if kind == paletted {
		for i := range row {
			row[i] = 0
		}
	}
	put := func(v uint16) {
		if depth == 16 {
			row[i] = byte(v >> 8)
			i++
		}
		row[i] = byte(v)
		i++
	}
	for x := b.Min.X; x < b.Max.X; x++ {
		switch {
		case kind == paletted:
			v := m.(image.PalettedImage).ColorIndexAt(x, y)
			bit := (x - b.Min.X) * int(depth)
			row[bit/8] |= v << uint(8-int(depth)-bit%8)
		case kind == gray && depth == 16:
			put(color.Gray16Model.Convert(m.At(x, y)).(color.Gray16).Y)
		case kind == gray:
			put(uint16(color.GrayModel.Convert(m.At(x, y)).(color.Gray).Y))
		case depth == 16:
			c := color.NRGBA64Model.Convert(m.At(x, y)).(color.NRGBA64)
			put(c.R)
			put(c.G)
			put(c.B)
			if kind == trueAlpha {
				put(c.A)
			}
		default:
			c := color.NRGBAModel.Convert(m.At(x, y)).(color.NRGBA)
			put(uint16(c.R))
			put(uint16(c.G))
			put(uint16(c.B))
			if kind == trueAlpha {
				put(uint16(c.A))
			}
		}
	}
}

func init() { image.RegisterFormat("png", signature, Decode, DecodeConfig) }

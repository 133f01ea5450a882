package jpeg

import (
	"bufio"
	"errors"
	"image"
	"image/color"
	"io"
)

// DefaultQuality is that of no Options.
const DefaultQuality = 75

// Options say how much may be lost: Quality is from 1 to 100.
type Options struct {
	Quality int
}

// coefficients transforms 64 samples in place; results are eight times as large as they are.
func coefficients(block []int32)

// The tables that the standard proposes (K.1, K.2), by rows.
var usual = [2][64]byte{
	{
		16, 11, 10, 16, 24, 40, 51, 61,
		12, 12, 14, 19, 26, 58, 60, 55,
		14, 13, 16, 24, 40, 57, 69, 56,
		14, 17, 22, 29, 51, 87, 80, 62,
		18, 22, 37, 56, 68, 109, 103, 77,
		24, 35, 55, 64, 81, 104, 113, 92,
		49, 64, 78, 87, 103, 121, 120, 101,
		72, 92, 95, 98, 112, 100, 103, 99,
	},
	{
		17, 18, 24, 47, 99, 99, 99, 99,
		18, 21, 26, 66, 99, 99, 99, 99,
		24, 26, 56, 99, 99, 99, 99, 99,
		47, 66, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
		99, 99, 99, 99, 99, 99, 99, 99,
	},
}

// The codes it proposes (K.3 to K.6): how many there are of each length, and their values; first those
// of brightness, then those of differences.
var counts = [4]string{
	"\x00\x01\x05\x01\x01\x01\x01\x01\x01\x00\x00\x00\x00\x00\x00\x00",
	"\x00\x02\x01\x03\x03\x02\x04\x03\x05\x05\x04\x04\x00\x00\x01\x7d",
	"\x00\x03\x01\x01\x01\x01\x01\x01\x01\x01\x01\x00\x00\x00\x00\x00",
	"\x00\x02\x01\x02\x04\x04\x03\x04\x07\x05\x04\x04\x00\x01\x02\x77",
}

const sizes = "\x00\x01\x02\x03\x04\x05\x06\x07\x08\x09\x0a\x0b"

// runs makes the values of the codes for runs of zeros: those that are listed, then all others in order.
func runs(listed string) string {
	var have [256]bool
	for i := 0; i < len(listed); i++ {
		have[listed[i]] = true
	}
	b := []byte(listed)
	for run := 0; run < 16; run++ {
		for size := 1; size <= 10; size++ {
			if v := byte(run<<4 | size); !have[v] {
				b = append(b, v)
			}
		}
	}
	return string(b)
}

var values = [4]string{
	sizes,
	runs("\x01\x02\x03\x00\x04\x11\x05\x12\x21\x31\x41\x06\x13\x51\x61\x07\x22\x71\x14\x32\x81\x91\xa1\x08" +
		"\x23\x42\xb1\xc1\x15\x52\xd1\xf0\x24\x33\x62\x72\x82"),
	sizes,
	runs("\x00\x01\x02\x03\x11\x04\x05\x21\x31\x06\x12\x41\x51\x07\x61\x71\x13\x22\x32\x81\x08\x14\x42\x91" +
		"\xa1\xb1\xc1\x09\x23\x33\x52\xf0\x15\x62\x72\xd1\x0a\x16\x24\x34\xe1\x25\xf1"),
}

// code is a row of bits.
type code struct {
	bits uint32
	n    uint
}

type encoder struct {
	w     *bufio.Writer
	quant [2][64]int32 // as they are written: in zigzag order
	codes [4][256]code
	acc   uint32
	n     uint
}

func (e *encoder) segment(mark byte, size int) {
	size += 2
	e.w.Write([]byte{0xff, mark, byte(size >> 8), byte(size)})
}

// put writes bits; a byte of ones is followed by one of zeros.
func (e *encoder) put(bits uint32, n uint) {
	e.acc = e.acc<<n | bits
	for e.n += n; e.n >= 8; e.n -= 8 {
		c := byte(e.acc >> (e.n - 8))
		e.w.WriteByte(c)
		if c == 0xff {
			e.w.WriteByte(0)
		}
	}
	e.acc &= 1<<e.n - 1
}

func (e *encoder) symbol(table int, value byte) {
	c := e.codes[table][value]
	e.put(c.bits, c.n)
}

// number writes how many zeros are before a value, how many bits it has, and those.
func (e *encoder) number(table, zeros int, v int32) {
	size, bits := uint(0), v
	abs := v
	if v < 0 {
		abs, bits = -v, v-1
	}
	for abs>>size > 0 {
		size++
	}
	e.symbol(table, byte(zeros<<4)|byte(size))
	if size > 0 {
		e.put(uint32(bits)&(1<<size-1), size)
	}
}

// divided rounds halves away from zero.
func divided(a, b int32) int32 {
	if a < 0 {
		return -((-a + b/2) / b)
	}
	return (a + b/2) / b
}

// block writes 64 samples, brightness (0) or a difference (1), and gives what the next one of its kind
// is told against.
func (e *encoder) block(b []int32, kind int, pred int32) int32 {
	coefficients(b)
	quant := &e.quant[kind]
	dc := divided(b[0], 8*quant[0])
	e.number(2*kind, 0, dc-pred)
	zeros := 0
	for k := 1; k < 64; k++ {
		v := divided(b[zigzag[k]], 8*quant[k])
		if v == 0 {
			zeros++
			continue
		}
		for ; zeros > 15; zeros -= 16 {
			e.symbol(2*kind+1, 0xf0)
		}
		e.number(2*kind+1, zeros, v)
		zeros = 0
	}
	if zeros > 0 {
		e.symbol(2*kind+1, 0)
	}
	return dc
}

func (e *encoder) head(size image.Point, n, quality int) {
	scale := 200 - 2*quality
	if quality < 50 {
		scale = 5000 / quality
	}
	kinds := 2
	if n == 1 {
		kinds = 1
	}
	e.w.Write([]byte{0xff, markSOI})
	e.segment(markDQT, 2*65)
	for kind := range e.quant {
		e.w.WriteByte(byte(kind))
		for i := 0; i < 64; i++ {
			v := (int(usual[kind][zigzag[i]])*scale + 50) / 100
			if v < 1 {
				v = 1
			} else if v > 255 {
				v = 255
			}
			e.quant[kind][i] = int32(v)
			e.w.WriteByte(byte(v))
		}
	}
	e.segment(markSOF0, 6+3*n)
	e.w.Write([]byte{8, byte(size.Y >> 8), byte(size.Y), byte(size.X >> 8), byte(size.X), byte(n)})
	if n == 1 {
		e.w.Write([]byte{1, 0x11, 0})
	} else {
		e.w.Write([]byte{1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1})
	}
	length := 0
	for t := 0; t < 2*kinds; t++ {
		length += 17 + len(values[t])
	}
	e.segment(markDHT, length)
	for t := 0; t < 2*kinds; t++ {
		e.w.WriteByte(byte(t%2<<4 | t/2))
		e.w.WriteString(counts[t])
		e.w.WriteString(values[t])
		next, at := uint32(0), 0
		for i := 0; i < 16; i++ {
			for j := 0; j < int(counts[t][i]); j++ {
				e.codes[t][values[t][at]] = code{next, uint(i + 1)}
				next++
				at++
			}
			next <<= 1
		}
	}
	e.segment(markSOS, 4+2*n)
	e.w.WriteByte(byte(n))
	for i := 0; i < n; i++ {
		tables := byte(0x11)
		if i == 0 {
			tables = 0
		}
		e.w.Write([]byte{byte(i + 1), tables})
	}
	e.w.Write([]byte{0, 63, 0})
}

// Encode writes a picture.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("jpeg: image is too large to encode")
	}
	quality := DefaultQuality
	if o != nil {
		quality = o.Quality
		if quality < 1 {
			quality = 1
		} else if quality > 100 {
			quality = 100
		}
	}
	e := &encoder{w: bufio.NewWriter(w)}
	if gray, ok := m.(*image.Gray); ok {
		e.head(b.Size(), 1, quality)
		e.grays(gray)
	} else {
		e.head(b.Size(), 3, quality)
		e.colors(m)
	}
	// What is left of the last byte is ones.
	e.put(0x7f, 7)
	e.w.Write([]byte{0xff, markEOI})
	return e.w.Flush()
}

// within is the nearest coordinate of the picture.
func within(v, end int) int {
	if v >= end {
		return end - 1
	}
	return v
}

func (e *encoder) grays(m *image.Gray) {
	b := m.Bounds()
	block := make([]int32, 64)
	pred := int32(0)
	for y := b.Min.Y; y < b.Max.Y; y += 8 {
		for x := b.Min.X; x < b.Max.X; x += 8 {
			for i := range block {
				block[i] = int32(m.GrayAt(within(x+i%8, b.Max.X), within(y+i/8, b.Max.Y)).Y)
			}
			pred = e.block(block, 0, pred)
		}
	}
}

// colors writes units of 16 by 16 points: four blocks of brightness, and of each difference one for the
// means of four points.
func (e *encoder) colors(m image.Image) {
	b := m.Bounds()
	bright := make([][]int32, 4)
	for i := range bright {
		bright[i] = make([]int32, 64)
	}
	blue, red := make([]int32, 64), make([]int32, 64)
	var preds [3]int32
	ours, _ := m.(*image.YCbCr)
	for y := b.Min.Y; y < b.Max.Y; y += 16 {
		for x := b.Min.X; x < b.Max.X; x += 16 {
			for i := range blue {
				blue[i], red[i] = 2, 2
			}
			for i := 0; i < 256; i++ {
				dx, dy := i%16, i/16
				px, py := within(x+dx, b.Max.X), within(y+dy, b.Max.Y)
				var c color.YCbCr
				if ours != nil {
					c = ours.YCbCrAt(px, py)
				} else {
					r, g, b, _ := m.At(px, py).RGBA()
					c.Y, c.Cb, c.Cr = color.RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
				}
				bright[dy/8*2+dx/8][dy%8*8+dx%8] = int32(c.Y)
				mean := dy/2*8 + dx/2
				blue[mean] += int32(c.Cb)
				red[mean] += int32(c.Cr)
			}
			for i := range blue {
				blue[i] >>= 2
				red[i] >>= 2
			}
			for _, block := range bright {
				preds[0] = e.block(block, 0, preds[0])
			}
			preds[1] = e.block(blue, 1, preds[1])
			preds[2] = e.block(red, 1, preds[2])
		}
	}
}

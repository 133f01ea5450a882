package main

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
)

// apart is the largest distance of two pictures' values.
func apart(a, b image.Image) (most int) {
	r := a.Bounds()
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			var v [6]uint32
			v[0], v[1], v[2], _ = a.At(x, y).RGBA()
			v[3], v[4], v[5], _ = b.At(x, y).RGBA()
			for i := 0; i < 3; i++ {
				d := int(v[i]>>8) - int(v[i+3]>>8)
				if d < 0 {
					d = -d
				}
				if d > most {
					most = d
				}
			}
		}
	}
	return most
}

// bits gathers the bits of a scan.
type bits struct {
	b   []byte
	acc uint
	n   uint
}

func (w *bits) put(v, n uint) {
	w.acc, w.n = w.acc<<n|v, w.n+n
	for ; w.n >= 8; w.n -= 8 {
		c := byte(w.acc >> (w.n - 8))
		if w.b = append(w.b, c); c == 0xff {
			w.b = append(w.b, 0)
		}
	}
}

func (w *bits) end() []byte {
	w.put(1<<7-1, 7)
	return w.b
}

func segment(mark byte, body ...byte) []byte {
	n := len(body) + 2
	return append([]byte{0xff, mark, byte(n >> 8), byte(n)}, body...)
}

func quant() []byte {
	q := make([]byte, 65)
	for i := range q[1:] {
		q[i+1] = 8
	}
	return q
}

// progressive is a gray picture of two blocks, in four scans: coefficients without their last bit, then that.
func progressive() []byte {
	file := []byte{0xff, 0xd8}
	file = append(file, segment(0xdb, quant()...)...)
	file = append(file, segment(0xc2, 8, 0, 8, 0, 16, 1, 1, 0x11, 0)...)
	dc := append([]byte{0, 0, 0, 0, 12}, make([]byte, 12)...)
	for i := byte(0); i < 12; i++ {
		dc = append(dc, i)
	}
	file = append(file, segment(0xc4, dc...)...)
	symbols := []byte{0x00, 0x01, 0x11, 0x02, 0xf0, 0x10, 0x21}
	ac := append([]byte{0x10, 0, 0, 0, 0, 0, 0, 0, byte(len(symbols))}, make([]byte, 8)...)
	file = append(file, segment(0xc4, append(ac, symbols...)...)...)
	scan := func(from, to, how byte, fill func(w *bits)) {
		file = append(file, segment(0xda, 1, 1, 0, from, to, how)...)
		w := &bits{}
		fill(w)
		file = append(file, w.end()...)
	}
	scan(0, 0, 0x01, func(w *bits) {
		w.put(5, 4) // five bits
		w.put(25, 5)
		w.put(4, 4)
		w.put(^uint(9)&15, 4)
	})
	scan(1, 63, 0x01, func(w *bits) {
		w.put(1, 8) // at once, one bit: 1
		w.put(1, 1)
		w.put(2, 8) // after a zero: -1
		w.put(0, 1)
		w.put(5, 8) // no more in this block and the next
		w.put(0, 1)
	})
	scan(0, 0, 0x10, func(w *bits) { w.put(1, 1); w.put(0, 1) })
	scan(1, 63, 0x10, func(w *bits) {
		w.put(1, 8) // a new one at the zero, after a bit for the first
		w.put(0, 1)
		w.put(1, 1)
		w.put(0, 8) // no more, and a bit for the last
		w.put(1, 1)
		w.put(1, 8) // in the second block a new one, then no more
		w.put(1, 1)
		w.put(0, 8)
	})
	return append(file, 0xff, 0xd9)
}

func main() {
	m := image.NewRGBA(image.Rect(5, 3, 42, 32))
	for y := 3; y < 32; y++ {
		for x := 5; x < 42; x++ {
			m.Set(x, y, color.RGBA{uint8(x * 6), uint8(y * 8), uint8(x + y*3), 255})
		}
	}
	flat := image.NewRGBA(image.Rect(0, 0, 37, 29))
	copy(flat.Pix, m.Pix)
	last := 256
	for _, q := range []int{-5, 1, 20, 75, 200} {
		var b bytes.Buffer
		err := jpeg.Encode(&b, m, &jpeg.Options{q})
		config, kind, _ := image.DecodeConfig(bytes.NewReader(b.Bytes()))
		back, err2 := jpeg.Decode(&b)
		d := apart(flat, back)
		fmt.Println(kind, err, err2, config.Width, config.Height, config.ColorModel == color.YCbCrModel, back.Bounds(), d <= last, d < 8, back.(*image.YCbCr).SubsampleRatio)
		last = d
	}
	gray := image.NewGray(image.Rect(0, 0, 20, 9))
	for i := range gray.Pix {
		gray.Pix[i] = uint8(i)
	}
	var b bytes.Buffer
	fmt.Println(jpeg.Encode(&b, gray, &jpeg.Options{Quality: 90}))
	whole := b.Bytes()
	back, err := jpeg.Decode(bytes.NewReader(whole))
	fmt.Printf("%T %v %v %v\n", back, back.Bounds(), err, apart(gray, back) < 20)
	ycc := image.NewYCbCr(image.Rect(0, 0, 16, 16), image.YCbCrSubsampleRatio444)
	for i := range ycc.Y {
		ycc.Y[i], ycc.Cb[i], ycc.Cr[i] = 100, 90, 200
	}
	b.Reset()
	fmt.Println(jpeg.Encode(&b, ycc, nil), b.Len())
	back, err = jpeg.Decode(&b)
	fmt.Println(back.At(3, 4), err, apart(ycc, back) < 3)

	p, err := jpeg.Decode(bytes.NewReader(progressive()))
	fmt.Println(err)
	g := p.(*image.Gray)
	for y := 0; y < 8; y++ {
		fmt.Println(g.Pix[y*g.Stride : y*g.Stride+16])
	}

	file := progressive()
	for _, change := range []func([]byte) []byte{
		func(b []byte) []byte { return b[:1] },
		func(b []byte) []byte { return b[:70] },
		func(b []byte) []byte { return b[1:] },
		func(b []byte) []byte { return append(b[:2:2], 0xff, 0xd9) },
		func(b []byte) []byte {
			return append(b[:2:2], segment(0xc0, 8, 0, 8, 0, 8, 2, 1, 0x11, 0, 2, 0x11, 0)...)
		},
		func(b []byte) []byte { return append(b[:2:2], segment(0xc0, 12, 0, 8, 0, 8, 1, 1, 0x11, 0)...) },
		func(b []byte) []byte { return append(b[:2:2], segment(0xc0, 8, 0, 8, 0, 8, 1, 1, 0x51, 0)...) },
		func(b []byte) []byte { return append(b[:2:2], segment(0xda, 1, 1, 0, 0, 63, 0)...) },
		func(b []byte) []byte { return append(b[:2:2], segment(0xc9, 8)...) },
		func(b []byte) []byte { return append(b[:2:2], segment(0xc4, 1, 2, 3)...) },
		func(b []byte) []byte { return append(b[:2:2], segment(0xdb, 9)...) },
		func(b []byte) []byte { return append(b[:2:2], 0xff, 0xe5, 0, 1) },
	} {
		_, err := jpeg.Decode(bytes.NewReader(change(append([]byte(nil), file...))))
		fmt.Println(err)
	}
}

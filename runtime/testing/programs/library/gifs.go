package main

import (
	"bytes"
	"crypto/md5"
	"fmt"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"image/gif"
)

func gradient(r image.Rectangle) *image.RGBA {
	m := image.NewRGBA(r)
	for y := r.Min.Y; y < r.Max.Y; y++ {
		for x := r.Min.X; x < r.Max.X; x++ {
			m.Set(x, y, color.RGBA{uint8(x * 7), uint8(y * 9), uint8(x * y), 255})
		}
	}
	return m
}

func told(b []byte, err error) {
	fmt.Printf("%d %x %v\n", len(b), md5.Sum(b), err)
}

type firstTwo struct{}

func (firstTwo) Quantize(p color.Palette, m image.Image) color.Palette {
	return append(p, color.Black, color.White, color.Transparent)
}

func main() {
	var b bytes.Buffer
	m := gradient(image.Rect(3, 2, 40, 33))
	err := gif.Encode(&b, m, nil)
	told(b.Bytes(), err)
	first := append([]byte(nil), b.Bytes()...)
	back, kind, err := image.Decode(bytes.NewReader(first))
	fmt.Println(back.Bounds(), kind, err, back.At(5, 6), back.At(30, 30))
	config, err := gif.DecodeConfig(bytes.NewReader(first))
	fmt.Println(config.Width, config.Height, len(config.ColorModel.(color.Palette)), err)

	for _, o := range []*gif.Options{{NumColors: 16}, {NumColors: 3, Quantizer: firstTwo{}}, {NumColors: 1000, Drawer: draw.Src}} {
		b.Reset()
		err = gif.Encode(&b, m, o)
		told(b.Bytes(), err)
	}

	// Frames with delays, with colors of their own and with a transparent one.
	all := &gif.GIF{LoopCount: 5, Config: image.Config{Width: 30, Height: 20, ColorModel: color.Palette(palette.WebSafe)}, BackgroundIndex: 7}
	for i := 0; i < 4; i++ {
		p := color.Palette(palette.WebSafe)
		if i == 2 {
			p = color.Palette{color.White, color.RGBA{1, 2, 3, 255}, color.Transparent}
		}
		f := image.NewPaletted(image.Rect(i, i*2, 20+i, 10+i*2), p)
		for j := range f.Pix {
			f.Pix[j] = uint8(j*i%len(p)) & 0xff
		}
		all.Image = append(all.Image, f)
		all.Delay = append(all.Delay, i*300)
		all.Disposal = append(all.Disposal, byte(i))
	}
	b.Reset()
	err = gif.EncodeAll(&b, all)
	told(b.Bytes(), err)
	again, err := gif.DecodeAll(bytes.NewReader(b.Bytes()))
	fmt.Println(len(again.Image), again.Delay, again.Disposal, again.LoopCount, again.BackgroundIndex, again.Config.Width, err)
	for i, f := range again.Image {
		fmt.Println(f.Rect, len(f.Palette), bytes.Equal(f.Pix, all.Image[i].Pix), f.Palette[2])
	}
	whole := b.Bytes()
	for _, n := range []int{0, 5, 12, 100, 670, 680, 690, 700, 900, len(whole) - 1} {
		_, err := gif.DecodeAll(bytes.NewReader(whole[:n]))
		fmt.Println(n, err)
	}

	// By hand: interlaced rows, no table, too few and too many points.
	head := "GIF89a\x02\x00\x05\x00\x80\x00\x00\x00\x00\x00\xff\xff\xff"
	for _, s := range []string{
		head + "\x2c\x00\x00\x00\x00\x02\x00\x05\x00\x40\x02\x06\x04\x02\x12\x19\x99\x05\x00\x3b",
		head + "\x2c\x00\x00\x00\x00\x02\x00\x05\x00\x00\x02\x04\x84\x8f\x99\x05\x00\x3b",
		head + "\x2c\x00\x00\x00\x00\x03\x00\x05\x00\x00\x02\x04\x84\x8f\x99\x05\x00\x3b",
		head + "\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x04\x84\x8f\x99\x05\x00\x3b",
		head + "\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x09",
		head + "\x3b",
		head + "\x21\xfe\x03abc\x00\x21\x77",
		head + "\x99",
		"GIF89a\x02\x00\x05\x00\x00\x00\x00\x2c\x00\x00\x00\x00\x02\x00\x05\x00\x00\x02",
		"GIF88a\x02\x00\x05\x00\x00\x00\x00\x2c",
		head + "\x21\xf9\x05",
		head + "\x21\xff\x0bNETSCAPE2.0\x03\x01\x02\x00\x00\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x44\x01\x00\x3b",
		head + "\x2c\x00\x00\x00\x00\x01\x00\x01\x00\x00\x02\x02\x54\x01\x00\x3b",
	} {
		g, err := gif.DecodeAll(bytes.NewReader([]byte(s)))
		if err != nil {
			fmt.Println(err)
			continue
		}
		fmt.Println(g.Image[0].Pix, g.LoopCount, g.Delay)
	}
	fmt.Println(gif.EncodeAll(&b, &gif.GIF{}), gif.EncodeAll(&b, &gif.GIF{Image: all.Image}))
	all.Config.Width = 5
	fmt.Println(gif.EncodeAll(&b, all))
	all.Config.ColorModel = color.GrayModel
	fmt.Println(gif.EncodeAll(&b, all))
}

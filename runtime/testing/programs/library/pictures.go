// Pictures made, drawn on each other, written as PNG and read again.
package main

import (
	"bytes"
	"fmt"
	"hash/crc32"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strings"
)

func sum(m image.Image) uint32 {
	h := crc32.NewIEEE()
	b := m.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			r, g, bl, a := m.At(x, y).RGBA()
			fmt.Fprint(h, r, g, bl, a, ";")
		}
	}
	return h.Sum32()
}

func main() {
	r := image.Rect(9, 1, 2, 6)
	fmt.Println(r, r.Dx(), r.Size(), r.Inset(1), r.Inset(3), r.Intersect(image.Rect(0, 0, 4, 4)), r.Union(image.Rect(0, 0, 1, 1)), image.Pt(11, -3).Mod(r), r.In(image.Rect(0, 0, 10, 10)), r.Overlaps(image.Rect(9, 0, 10, 9)), image.Pt(2, 1).In(r), r.Eq(image.ZR), r.Add(image.Pt(1, 1)).Sub(image.Pt(2, 2)))
	colors := []color.Color{color.RGBA{10, 20, 30, 40}, color.NRGBA{200, 100, 50, 128}, color.NRGBA64{1, 2, 3, 0x8000}, color.RGBA64{1, 2, 3, 4}, color.Alpha{7}, color.Alpha16{700}, color.Gray{77}, color.Gray16{7777}, color.YCbCr{100, 150, 200}, color.NYCbCrA{color.YCbCr{1, 2, 3}, 99}, color.CMYK{1, 90, 200, 30}, color.White, color.Transparent}
	models := []color.Model{color.RGBAModel, color.RGBA64Model, color.NRGBAModel, color.NRGBA64Model, color.AlphaModel, color.Alpha16Model, color.GrayModel, color.Gray16Model, color.YCbCrModel, color.NYCbCrAModel, color.CMYKModel, color.Palette(colors[:5])}
	for _, c := range colors {
		for _, m := range models {
			fmt.Print(m.Convert(c), " ")
		}
		fmt.Println()
	}
	b := image.Rect(-3, 2, 12, 13)
	pictures := []draw.Image{image.NewRGBA(b), image.NewRGBA64(b), image.NewNRGBA(b), image.NewNRGBA64(b), image.NewAlpha(b), image.NewAlpha16(b), image.NewGray(b), image.NewGray16(b), image.NewCMYK(b), image.NewPaletted(b, color.Palette{color.Black, color.White, color.NRGBA{255, 0, 0, 100}, color.RGBA{0, 200, 0, 255}, color.Transparent})}
	for _, m := range pictures {
		for y := 0; y < 20; y++ {
			for x := -5; x < 20; x++ {
				m.Set(x, y, color.NRGBA{uint8(x * 20), uint8(y * 17), uint8(x * y), uint8(255 - x*x)})
			}
		}
		fmt.Printf("%T %v %08x %v %v\n", m, m.Bounds(), sum(m), m.At(5, 5), m.At(-50, 0))
		type sub interface {
			SubImage(r image.Rectangle) image.Image
			Opaque() bool
		}
		s := m.(sub).SubImage(image.Rect(0, 4, 5, 50))
		fmt.Printf("%v %08x %v %v\n", s.Bounds(), sum(s), m.(sub).Opaque(), m.(sub).SubImage(image.Rect(90, 90, 91, 91)).Bounds())
		var out bytes.Buffer
		if err := png.Encode(&out, m); err != nil {
			fmt.Println(err)
			continue
		}
		c, name, err := image.DecodeConfig(bytes.NewReader(out.Bytes()))
		fmt.Println(c.Width, c.Height, name, err)
		back, name, err := image.Decode(&out)
		fmt.Printf("%T %s %v %08x\n", back, name, err, sum(back))
	}
	for _, dst := range pictures {
		draw.Draw(dst, image.Rect(0, 3, 8, 9), pictures[2], image.Pt(1, 4), draw.Over)
		draw.Draw(dst, image.Rect(-2, 9, 8, 12), &image.Uniform{color.NRGBA{9, 99, 199, 77}}, image.ZP, draw.Src)
		draw.DrawMask(dst, image.Rect(5, 5, 10, 10), image.White, image.ZP, pictures[4], image.Pt(2, 2), draw.Over)
		draw.Draw(dst, image.Rect(0, 3, 6, 9), dst, image.Pt(-1, 2), draw.Src)
		draw.Draw(dst, dst.Bounds(), image.Transparent, image.ZP, draw.Over)
		fmt.Printf("%T %08x\n", dst, sum(dst))
	}
	for _, ratio := range []image.YCbCrSubsampleRatio{image.YCbCrSubsampleRatio444, image.YCbCrSubsampleRatio420, image.YCbCrSubsampleRatio410} {
		y := image.NewYCbCr(b, ratio)
		for i := range y.Y {
			y.Y[i] = uint8(i)
		}
		for i := range y.Cb {
			y.Cb[i], y.Cr[i] = uint8(i*7), uint8(i*5)
		}
		fmt.Println(ratio, len(y.Cb), sum(y), y.COffset(3, 7), sum(y.SubImage(image.Rect(1, 3, 6, 7))))
	}
	_, _, err := image.Decode(strings.NewReader("nothing"))
	fmt.Println(err, png.Encode(new(bytes.Buffer), image.NewGray(image.ZR)))
	_, err = png.Decode(strings.NewReader("\x89PNG\r\n\x1a\n\x00\x00\x00\x01IEND"))
	fmt.Println(err)
	_, err = png.Decode(strings.NewReader("GIF89a"))
	fmt.Println(err)
}

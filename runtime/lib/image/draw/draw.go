// Pictures drawn on others.

// Package draw composes pictures.
package draw

import (
	"image"
	"image/color"
)

// Image is a picture that can be changed.
type Image interface {
	image.Image
	Set(x, y int, c color.Color)
}

// RGBA64Image is one that takes colors without interfaces, too.
type RGBA64Image interface {
	image.RGBA64Image
	Set(x, y int, c color.Color)
	SetRGBA64(x, y int, c color.RGBA64)
}

// Quantizer chooses a palette for a picture.
type Quantizer interface {
	Quantize(p color.Palette, m image.Image) color.Palette
}

// Op is how a picture is laid on another.
type Op int

const (
	// Over lets what is below shine through.
	Over Op = iota
	// Src takes its place.
	Src
)

// Draw draws with this operation.
func (op Op) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// Drawer draws src from sp on r of dst.
type Drawer interface {
	Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point)
}

// Draw draws src from sp on r of dst.
func Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point, op Op) {
	DrawMask(dst, r, src, sp, nil, image.Point{}, op)
}

// clip leaves of r what all have.
func clip(dst Image, r *image.Rectangle, src image.Image, sp *image.Point, mask image.Image, mp *image.Point) {
	from := r.Min
	*r = r.Intersect(dst.Bounds())
	*r = r.Intersect(src.Bounds().Add(from.Sub(*sp)))
	if mask != nil {
		*r = r.Intersect(mask.Bounds().Add(from.Sub(*mp)))
	}
	by := r.Min.Sub(from)
	*sp = sp.Add(by)
	*mp = mp.Add(by)
}

const full = 1<<16 - 1

// DrawMask draws src where and as far as mask is opaque; nil is so everywhere.
func DrawMask(dst Image, r image.Rectangle, src image.Image, sp image.Point, mask image.Image, mp image.Point, op Op) {
	clip(dst, &r, src, &sp, mask, &mp)
	if r.Empty() {
		return
	}
	// Where both are parts of one picture nothing may be read after it is written.
	x0, x1, dx := r.Min.X, r.Max.X, 1
	y0, y1, dy := r.Min.Y, r.Max.Y, 1
	_, shared := dst.(*image.RGBA)
	if _, ok := src.(*image.RGBA); !ok || mask != nil {
		shared = false
	}
	if (shared || image.Image(dst) == src) && r.Overlaps(r.Add(sp.Sub(r.Min))) && (sp.Y < r.Min.Y || sp.Y == r.Min.Y && sp.X < r.Min.X) {
		x0, x1, dx = x1-1, x0-1, -1
		y0, y1, dy = y1-1, y0-1, -1
	}
	// Colors of 16 bits are how pictures that know them speak with each other.
	dst64, ok := dst.(RGBA64Image)
	src64, ok2 := src.(image.RGBA64Image)
	plain := !ok || !ok2
	if _, ok := mask.(image.RGBA64Image); mask != nil && !ok {
		plain = true
	}
	// Those that are not multiplied by alpha lose nothing between each other.
	if mask == nil && op == Src {
		switch dst.(type) {
		case *image.NRGBA:
			_, same := src.(*image.NRGBA)
			plain = plain || same
		case *image.NRGBA64:
			_, same := src.(*image.NRGBA64)
			plain = plain || same
		}
	}
	var out color.RGBA64
	for y := y0; y != y1; y += dy {
		for x := x0; x != x1; x += dx {
			sx, sy := sp.X+x-r.Min.X, sp.Y+y-r.Min.Y
			ma := uint32(full)
			if mask != nil {
				_, _, _, ma = mask.At(mp.X+x-r.Min.X, mp.Y+y-r.Min.Y).RGBA()
			}
			switch {
			case ma == 0:
				if op == Src {
					dst.Set(x, y, color.Transparent)
				}
			case ma == full && op == Src:
				if plain {
					dst.Set(x, y, src.At(sx, sy))
				} else {
					dst64.SetRGBA64(x, y, src64.RGBA64At(sx, sy))
				}
			default:
				sr, sg, sb, sa := src.At(sx, sy).RGBA()
				if op == Over {
					dr, dg, db, da := dst.At(x, y).RGBA()
					a := full - sa*ma/full
					out.R = uint16((dr*a + sr*ma) / full)
					out.G = uint16((dg*a + sg*ma) / full)
					out.B = uint16((db*a + sb*ma) / full)
					out.A = uint16((da*a + sa*ma) / full)
				} else {
					out.R = uint16(sr * ma / full)
					out.G = uint16(sg * ma / full)
					out.B = uint16(sb * ma / full)
					out.A = uint16(sa * ma / full)
				}
				dst.Set(x, y, out)
			}
		}
	}
}

// FloydSteinberg is Src that spreads the errors of a palette's colors.
var FloydSteinberg Drawer = floydSteinberg{}

type floydSteinberg struct{}

func (floydSteinberg) Draw(dst Image, r image.Rectangle, src image.Image, sp image.Point) {
	clip(dst, &r, src, &sp, nil, &image.Point{})
	if r.Empty() {
		return
	}
	p, ok := dst.(*image.Paletted)
	if !ok || len(p.Palette) == 0 {
		Draw(dst, r, src, sp, Src)
		return
	}
	// Errors of this row and the next, in sixteenths, with a column at each side.
	here := make([][4]int32, r.Dx()+2)
	below := make([][4]int32, r.Dx()+2)
	for y := 0; y < r.Dy(); y++ {
		for x := 0; x < r.Dx(); x++ {
			var want, got [4]uint32
			want[0], want[1], want[2], want[3] = src.At(sp.X+x, sp.Y+y).RGBA()
			var c [4]int32
			for i := range c {
				c[i] = int32(want[i]) + here[x+1][i]/16
				if c[i] < 0 {
					c[i] = 0
				} else if c[i] > full {
					c[i] = full
				}
			}
			index := p.Palette.Index(color.RGBA64{uint16(c[0]), uint16(c[1]), uint16(c[2]), uint16(c[3])})
			p.Pix[p.PixOffset(r.Min.X+x, r.Min.Y+y)] = uint8(index)
			got[0], got[1], got[2], got[3] = p.Palette[index].RGBA()
			for i := range c {
				e := c[i] - int32(got[i])
				below[x][i] += e * 3
				below[x+1][i] += e * 5
				below[x+2][i] += e
				here[x+2][i] += e * 7
			}
		}
		here, below = below, here
		for i := range below {
			below[i] = [4]int32{}
		}
	}
}

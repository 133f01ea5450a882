// Colors and how they become each other.

// Package color has colors and models of them.
package color

// Color gives red, green, blue and alpha from 0 to 0xffff; the first three are
// multiplied by alpha already.
type Color interface {
	RGBA() (r, g, b, a uint32)
}

// Model makes any color one of its own.
type Model interface {
	Convert(c Color) Color
}

// ModelFunc makes a Model of a function.
func ModelFunc(f func(Color) Color) Model { return &modelFunc{f} }

type modelFunc struct{ f func(Color) Color }

func (m *modelFunc) Convert(c Color) Color { return m.f(c) }

// RGBA has 8 bits each, multiplied by alpha.
type RGBA struct{ R, G, B, A uint8 }

func (c RGBA) RGBA() (r, g, b, a uint32) { return wide(c.R), wide(c.G), wide(c.B), wide(c.A) }

// RGBA64 has 16 bits each, multiplied by alpha.
type RGBA64 struct{ R, G, B, A uint16 }

func (c RGBA64) RGBA() (r, g, b, a uint32) {
	return uint32(c.R), uint32(c.G), uint32(c.B), uint32(c.A)
}

// NRGBA has 8 bits each, not multiplied by alpha.
type NRGBA struct{ R, G, B, A uint8 }

func (c NRGBA) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	times := func(v uint8) uint32 { return wide(v) * a / 0xff }
	return times(c.R), times(c.G), times(c.B), wide(c.A)
}

// NRGBA64 has 16 bits each, not multiplied by alpha.
type NRGBA64 struct{ R, G, B, A uint16 }

func (c NRGBA64) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	times := func(v uint16) uint32 { return uint32(v) * a / 0xffff }
	return times(c.R), times(c.G), times(c.B), a
}

// Alpha has 8 bits of alpha alone.
type Alpha struct{ A uint8 }

func (c Alpha) RGBA() (r, g, b, a uint32) {
	a = wide(c.A)
	return a, a, a, a
}

// Alpha16 has 16 bits of alpha alone.
type Alpha16 struct{ A uint16 }

func (c Alpha16) RGBA() (r, g, b, a uint32) {
	a = uint32(c.A)
	return a, a, a, a
}

// Gray has 8 bits.
type Gray struct{ Y uint8 }

func (c Gray) RGBA() (r, g, b, a uint32) {
	y := wide(c.Y)
	return y, y, y, 0xffff
}

// Gray16 has 16 bits.
type Gray16 struct{ Y uint16 }

func (c Gray16) RGBA() (r, g, b, a uint32) {
	y := uint32(c.Y)
	return y, y, y, 0xffff
}

func wide(v uint8) uint32 { return uint32(v) | uint32(v)<<8 }

// The models of the colors above.
var (
	RGBAModel    Model = ModelFunc(toRGBA)
	RGBA64Model  Model = ModelFunc(toRGBA64)
	NRGBAModel   Model = ModelFunc(toNRGBA)
	NRGBA64Model Model = ModelFunc(toNRGBA64)
	AlphaModel   Model = ModelFunc(toAlpha)
	Alpha16Model Model = ModelFunc(toAlpha16)
	GrayModel    Model = ModelFunc(toGray)
	Gray16Model  Model = ModelFunc(toGray16)
)

func toRGBA(c Color) Color {
	if _, ok := c.(RGBA); ok {
		return c
	}
	r, g, b, a := c.RGBA()
	return RGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toRGBA64(c Color) Color {
	if _, ok := c.(RGBA64); ok {
		return c
	}
	r, g, b, a := c.RGBA()
	return RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// divided undoes the multiplication by alpha.
func divided(c Color) (r, g, b, a uint32) {
	r, g, b, a = c.RGBA()
	switch a {
	case 0xffff:
		return r, g, b, a
	case 0:
		return 0, 0, 0, 0
	}
	return r * 0xffff / a, g * 0xffff / a, b * 0xffff / a, a
}

func toNRGBA(c Color) Color {
	if _, ok := c.(NRGBA); ok {
		return c
	}
	r, g, b, a := divided(c)
	return NRGBA{uint8(r >> 8), uint8(g >> 8), uint8(b >> 8), uint8(a >> 8)}
}

func toNRGBA64(c Color) Color {
	if _, ok := c.(NRGBA64); ok {
		return c
	}
	r, g, b, a := divided(c)
	return NRGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

func toAlpha(c Color) Color {
	if _, ok := c.(Alpha); ok {
		return c
	}
	_, _, _, a := c.RGBA()
	return Alpha{uint8(a >> 8)}
}

func toAlpha16(c Color) Color {
	if _, ok := c.(Alpha16); ok {
		return c
	}
	_, _, _, a := c.RGBA()
	return Alpha16{uint16(a)}
}

// luma weighs the colors as JFIF does (0.299, 0.587, 0.114), in 1/65536.
func luma(c Color) uint32 {
	r, g, b, _ := c.RGBA()
	return 19595*r + 38470*g + 7471*b + 1<<15
}

func toGray(c Color) Color {
	if _, ok := c.(Gray); ok {
		return c
	}
	return Gray{uint8(luma(c) >> 24)}
}

func toGray16(c Color) Color {
	if _, ok := c.(Gray16); ok {
		return c
	}
	return Gray16{uint16(luma(c) >> 16)}
}

// Palette is a list of colors to choose from.
type Palette []Color

// Convert gives the nearest color.
func (p Palette) Convert(c Color) Color {
	if len(p) == 0 {
		return nil
	}
	return p[p.Index(c)]
}

// Index gives which color is the nearest, by the squares of the distances.
func (p Palette) Index(c Color) int {
	r, g, b, a := c.RGBA()
	best, least := 0, uint32(1<<32-1)
	for i, v := range p {
		vr, vg, vb, va := v.RGBA()
		sum := square(r, vr) + square(g, vg) + square(b, vb) + square(a, va)
		if sum < least {
			if sum == 0 {
				return i
			}
			best, least = i, sum
		}
	}
	return best
}

// square gives a quarter of a distance's square: four of them fit in 32 bits.
func square(x, y uint32) uint32 {
	d := x - y
	return (d * d) >> 2
}

// Some colors.
var (
	Black       = Gray16{0}
	White       = Gray16{0xffff}
	Transparent = Alpha16{0}
	Opaque      = Alpha16{0xffff}
)

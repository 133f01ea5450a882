// Colors as JPEG and printers have them.

package color

func clamp(v int32) uint8 {
	switch {
	case v < 0:
		return 0
	case v > 255:
		return 255
	}
	return uint8(v)
}

// RGBToYCbCr gives brightness and the two differences (JFIF).
func RGBToYCbCr(r, g, b uint8) (uint8, uint8, uint8) {
	r1, g1, b1 := int32(r), int32(g), int32(b)
	y := (19595*r1 + 38470*g1 + 7471*b1 + 1<<15) >> 16
	cb := (-11056*r1 - 21712*g1 + 32768*b1 + 257<<15) >> 16
	cr := (32768*r1 - 27440*g1 - 5328*b1 + 257<<15) >> 16
	return uint8(y), clamp(cb), clamp(cr)
}

// YCbCrToRGB is the way back.
func YCbCrToRGB(y, cb, cr uint8) (uint8, uint8, uint8) {
	y1 := int32(y) * 0x10101
	cb1, cr1 := int32(cb)-128, int32(cr)-128
	return clamp((y1 + 91881*cr1) >> 16), clamp((y1 - 22554*cb1 - 46802*cr1) >> 16), clamp((y1 + 116130*cb1) >> 16)
}

// YCbCr has brightness and the differences of blue and red from it.
type YCbCr struct{ Y, Cb, Cr uint8 }

func clamp16(v int32) uint32 {
	v >>= 8
	switch {
	case v < 0:
		return 0
	case v > 0xffff:
		return 0xffff
	}
	return uint32(v)
}

func (c YCbCr) RGBA() (uint32, uint32, uint32, uint32) {
	y := int32(c.Y) * 0x10101
	cb, cr := int32(c.Cb)-128, int32(c.Cr)-128
	return clamp16(y + 91881*cr), clamp16(y - 22554*cb - 46802*cr), clamp16(y + 116130*cb), 0xffff
}

// YCbCrModel makes colors YCbCr.
var YCbCrModel Model = ModelFunc(toYCbCr)

func toYCbCr(c Color) Color {
	if _, ok := c.(YCbCr); ok {
		return c
	}
	r, g, b, _ := c.RGBA()
	y, u, v := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return YCbCr{y, u, v}
}

// NYCbCrA is YCbCr with alpha, by which it is not multiplied.
type NYCbCrA struct {
	YCbCr
	A uint8
}

func (c NYCbCrA) RGBA() (uint32, uint32, uint32, uint32) {
	r, g, b, _ := c.YCbCr.RGBA()
	a := wide(c.A)
	return r * a / 0xffff, g * a / 0xffff, b * a / 0xffff, a
}

// NYCbCrAModel makes colors NYCbCrA.
var NYCbCrAModel Model = ModelFunc(toNYCbCrA)

func toNYCbCrA(c Color) Color {
	switch c := c.(type) {
	case NYCbCrA:
		return c
	case YCbCr:
		return NYCbCrA{c, 0xff}
	}
	r, g, b, a := divided(c)
	y, u, v := RGBToYCbCr(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return NYCbCrA{YCbCr{y, u, v}, uint8(a >> 8)}
}

// RGBToCMYK gives how much of each ink.
func RGBToCMYK(r, g, b uint8) (uint8, uint8, uint8, uint8) {
	most := uint32(r)
	if uint32(g) > most {
		most = uint32(g)
	}
	if uint32(b) > most {
		most = uint32(b)
	}
	if most == 0 {
		return 0, 0, 0, 0xff
	}
	ink := func(v uint8) uint8 { return uint8((most - uint32(v)) * 0xff / most) }
	return ink(r), ink(g), ink(b), uint8(0xff - most)
}

// CMYKToRGB is the way back.
func CMYKToRGB(c, m, y, k uint8) (uint8, uint8, uint8) {
	r, g, b, _ := CMYK{c, m, y, k}.RGBA()
	return uint8(r >> 8), uint8(g >> 8), uint8(b >> 8)
}

// CMYK has four inks.
type CMYK struct{ C, M, Y, K uint8 }

func (c CMYK) RGBA() (uint32, uint32, uint32, uint32) {
	paper := 0xffff - wide(c.K)
	through := func(ink uint8) uint32 { return (0xffff - wide(ink)) * paper / 0xffff }
	return through(c.C), through(c.M), through(c.Y), 0xffff
}

// CMYKModel makes colors CMYK.
var CMYKModel Model = ModelFunc(toCMYK)

func toCMYK(c Color) Color {
	if _, ok := c.(CMYK); ok {
		return c
	}
	r, g, b, _ := c.RGBA()
	cc, mm, yy, kk := RGBToCMYK(uint8(r>>8), uint8(g>>8), uint8(b>>8))
	return CMYK{cc, mm, yy, kk}
}

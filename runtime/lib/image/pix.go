// Pictures of colors that stand side by side in memory.

package image

import "image/color"

// two reads 16 bits, the high ones first.
func two(s []uint8) uint16 { return uint16(s[0])<<8 | uint16(s[1]) }

func put(s []uint8, v uint16) { s[0], s[1] = uint8(v>>8), uint8(v) }

func wide(v uint8) uint16 { return uint16(v)<<8 | uint16(v) }

// alpha8 tells whether the byte at a place of each color is 0xff.
func alpha8(pix []uint8, stride int, r Rectangle, n, at int) bool {
	for y := 0; y < r.Dy(); y++ {
		for x := 0; x < r.Dx(); x++ {
			if pix[y*stride+x*n+at] != 0xff {
				return false
			}
		}
	}
	return true
}

// room gives the bytes of a picture of n bytes a point.
func room(r Rectangle, n int, name string) []uint8 {
	w, h := r.Dx(), r.Dy()
	if w < 0 || h < 0 || w > 0 && h > (1<<40)/n/w {
		panic("image: New" + name + " Rectangle has huge or negative dimensions")
	}
	return make([]uint8, n*w*h)
}

// RGBA has 8 bits of red, green, blue and alpha, multiplied by alpha.
type RGBA struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewRGBA makes a picture.
func NewRGBA(r Rectangle) *RGBA {
	return &RGBA{Pix: room(r, 4, "RGBA"), Stride: 4 * r.Dx(), Rect: r}
}

func (p *RGBA) ColorModel() color.Model { return color.RGBAModel }
func (p *RGBA) Bounds() Rectangle       { return p.Rect }
func (p *RGBA) At(x, y int) color.Color { return p.RGBAAt(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *RGBA) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4
}

// RGBAAt gives a point's color.
func (p *RGBA) RGBAAt(x, y int) color.RGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.RGBA{s[0], s[1], s[2], s[3]}
}

// RGBA64At gives a point's color in 16 bits.
func (p *RGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.RGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *RGBA) Set(x, y int, c color.Color) { p.SetRGBA(x, y, color.RGBAModel.Convert(c).(color.RGBA)) }

// SetRGBA64 sets a point's color, as near as there is one.
func (p *RGBA) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetRGBA sets a point's color.
func (p *RGBA) SetRGBA(x, y int, c color.RGBA) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
}

// SubImage gives a part; it has the same memory.
func (p *RGBA) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &RGBA{}
	}
	return &RGBA{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *RGBA) Opaque() bool { return alpha8(p.Pix, p.Stride, p.Rect, 4, 3) }

// RGBA64 has 16 bits of red, green, blue and alpha, multiplied by alpha.
type RGBA64 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewRGBA64 makes a picture.
func NewRGBA64(r Rectangle) *RGBA64 {
	return &RGBA64{Pix: room(r, 8, "RGBA64"), Stride: 8 * r.Dx(), Rect: r}
}

func (p *RGBA64) ColorModel() color.Model { return color.RGBA64Model }
func (p *RGBA64) Bounds() Rectangle       { return p.Rect }
func (p *RGBA64) At(x, y int) color.Color { return p.RGBA64At(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *RGBA64) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8
}

// RGBA64At gives a point's color.
func (p *RGBA64) RGBA64At(x, y int) color.RGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.RGBA64{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.RGBA64{two(s), two(s[2:]), two(s[4:]), two(s[6:])}
}

// Set sets a point's color, as near as there is one.
func (p *RGBA64) Set(x, y int, c color.Color) {
	p.SetRGBA64(x, y, color.RGBA64Model.Convert(c).(color.RGBA64))
}

// SetRGBA64 sets a point's color.
func (p *RGBA64) SetRGBA64(x, y int, c color.RGBA64) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	put(s, c.R)
	put(s[2:], c.G)
	put(s[4:], c.B)
	put(s[6:], c.A)
}

// SubImage gives a part; it has the same memory.
func (p *RGBA64) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &RGBA64{}
	}
	return &RGBA64{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *RGBA64) Opaque() bool {
	return alpha8(p.Pix, p.Stride, p.Rect, 8, 6) && alpha8(p.Pix, p.Stride, p.Rect, 8, 7)
}

// NRGBA has 8 bits of red, green, blue and alpha, not multiplied by alpha.
type NRGBA struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewNRGBA makes a picture.
func NewNRGBA(r Rectangle) *NRGBA {
	return &NRGBA{Pix: room(r, 4, "NRGBA"), Stride: 4 * r.Dx(), Rect: r}
}

func (p *NRGBA) ColorModel() color.Model { return color.NRGBAModel }
func (p *NRGBA) Bounds() Rectangle       { return p.Rect }
func (p *NRGBA) At(x, y int) color.Color { return p.NRGBAAt(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *NRGBA) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4
}

// NRGBAAt gives a point's color.
func (p *NRGBA) NRGBAAt(x, y int) color.NRGBA {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.NRGBA{s[0], s[1], s[2], s[3]}
}

// RGBA64At gives a point's color in 16 bits.
func (p *NRGBA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *NRGBA) Set(x, y int, c color.Color) {
	p.SetNRGBA(x, y, color.NRGBAModel.Convert(c).(color.NRGBA))
}

// SetRGBA64 sets a point's color, as near as there is one.
func (p *NRGBA) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetNRGBA sets a point's color.
func (p *NRGBA) SetNRGBA(x, y int, c color.NRGBA) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	s[0], s[1], s[2], s[3] = c.R, c.G, c.B, c.A
}

// SubImage gives a part; it has the same memory.
func (p *NRGBA) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &NRGBA{}
	}
	return &NRGBA{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *NRGBA) Opaque() bool { return alpha8(p.Pix, p.Stride, p.Rect, 4, 3) }

// NRGBA64 has 16 bits of red, green, blue and alpha, not multiplied by alpha.
type NRGBA64 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewNRGBA64 makes a picture.
func NewNRGBA64(r Rectangle) *NRGBA64 {
	return &NRGBA64{Pix: room(r, 8, "NRGBA64"), Stride: 8 * r.Dx(), Rect: r}
}

func (p *NRGBA64) ColorModel() color.Model { return color.NRGBA64Model }
func (p *NRGBA64) Bounds() Rectangle       { return p.Rect }
func (p *NRGBA64) At(x, y int) color.Color { return p.NRGBA64At(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *NRGBA64) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*8
}

// NRGBA64At gives a point's color.
func (p *NRGBA64) NRGBA64At(x, y int) color.NRGBA64 {
	if !(Point{x, y}).In(p.Rect) {
		return color.NRGBA64{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.NRGBA64{two(s), two(s[2:]), two(s[4:]), two(s[6:])}
}

// RGBA64At gives a point's color in 16 bits.
func (p *NRGBA64) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NRGBA64At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *NRGBA64) Set(x, y int, c color.Color) {
	p.SetNRGBA64(x, y, color.NRGBA64Model.Convert(c).(color.NRGBA64))
}

// SetRGBA64 sets a point's color, as near as there is one.
func (p *NRGBA64) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetNRGBA64 sets a point's color.
func (p *NRGBA64) SetNRGBA64(x, y int, c color.NRGBA64) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	put(s, c.R)
	put(s[2:], c.G)
	put(s[4:], c.B)
	put(s[6:], c.A)
}

// SubImage gives a part; it has the same memory.
func (p *NRGBA64) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &NRGBA64{}
	}
	return &NRGBA64{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *NRGBA64) Opaque() bool {
	return alpha8(p.Pix, p.Stride, p.Rect, 8, 6) && alpha8(p.Pix, p.Stride, p.Rect, 8, 7)
}

// Alpha has 8 bits of alpha.
type Alpha struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewAlpha makes a picture.
func NewAlpha(r Rectangle) *Alpha {
	return &Alpha{Pix: room(r, 1, "Alpha"), Stride: 1 * r.Dx(), Rect: r}
}

func (p *Alpha) ColorModel() color.Model { return color.AlphaModel }
func (p *Alpha) Bounds() Rectangle       { return p.Rect }
func (p *Alpha) At(x, y int) color.Color { return p.AlphaAt(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *Alpha) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*1
}

// AlphaAt gives a point's color.
func (p *Alpha) AlphaAt(x, y int) color.Alpha {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.Alpha{s[0]}
}

// RGBA64At gives a point's color in 16 bits.
func (p *Alpha) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.AlphaAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *Alpha) Set(x, y int, c color.Color) {
	p.SetAlpha(x, y, color.AlphaModel.Convert(c).(color.Alpha))
}

// SetRGBA64 sets a point's color, as near as there is one.
func (p *Alpha) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetAlpha sets a point's color.
func (p *Alpha) SetAlpha(x, y int, c color.Alpha) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	s[0] = c.A
}

// SubImage gives a part; it has the same memory.
func (p *Alpha) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &Alpha{}
	}
	return &Alpha{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *Alpha) Opaque() bool { return alpha8(p.Pix, p.Stride, p.Rect, 1, 0) }

// Alpha16 has 16 bits of alpha.
type Alpha16 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewAlpha16 makes a picture.
func NewAlpha16(r Rectangle) *Alpha16 {
	return &Alpha16{Pix: room(r, 2, "Alpha16"), Stride: 2 * r.Dx(), Rect: r}
}

func (p *Alpha16) ColorModel() color.Model { return color.Alpha16Model }
func (p *Alpha16) Bounds() Rectangle       { return p.Rect }
func (p *Alpha16) At(x, y int) color.Color { return p.Alpha16At(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *Alpha16) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2
}

// Alpha16At gives a point's color.
func (p *Alpha16) Alpha16At(x, y int) color.Alpha16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Alpha16{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.Alpha16{two(s)}
}

// RGBA64At gives a point's color in 16 bits.
func (p *Alpha16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Alpha16At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *Alpha16) Set(x, y int, c color.Color) {
	p.SetAlpha16(x, y, color.Alpha16Model.Convert(c).(color.Alpha16))
}

// SetRGBA64 sets a point's color, as near as there is one.
func (p *Alpha16) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetAlpha16 sets a point's color.
func (p *Alpha16) SetAlpha16(x, y int, c color.Alpha16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	put(s, c.A)
}

// SubImage gives a part; it has the same memory.
func (p *Alpha16) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &Alpha16{}
	}
	return &Alpha16{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *Alpha16) Opaque() bool {
	return alpha8(p.Pix, p.Stride, p.Rect, 2, 0) && alpha8(p.Pix, p.Stride, p.Rect, 2, 1)
}

// Gray has 8 bits of gray.
type Gray struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewGray makes a picture.
func NewGray(r Rectangle) *Gray {
	return &Gray{Pix: room(r, 1, "Gray"), Stride: 1 * r.Dx(), Rect: r}
}

func (p *Gray) ColorModel() color.Model { return color.GrayModel }
func (p *Gray) Bounds() Rectangle       { return p.Rect }
func (p *Gray) At(x, y int) color.Color { return p.GrayAt(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *Gray) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*1
}

// GrayAt gives a point's color.
func (p *Gray) GrayAt(x, y int) color.Gray {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.Gray{s[0]}
}

// RGBA64At gives a point's color in 16 bits.
func (p *Gray) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.GrayAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *Gray) Set(x, y int, c color.Color) { p.SetGray(x, y, color.GrayModel.Convert(c).(color.Gray)) }

// SetRGBA64 sets a point's color, as near as there is one.
func (p *Gray) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetGray sets a point's color.
func (p *Gray) SetGray(x, y int, c color.Gray) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	s[0] = c.Y
}

// SubImage gives a part; it has the same memory.
func (p *Gray) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &Gray{}
	}
	return &Gray{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *Gray) Opaque() bool { return true }

// Gray16 has 16 bits of gray.
type Gray16 struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewGray16 makes a picture.
func NewGray16(r Rectangle) *Gray16 {
	return &Gray16{Pix: room(r, 2, "Gray16"), Stride: 2 * r.Dx(), Rect: r}
}

func (p *Gray16) ColorModel() color.Model { return color.Gray16Model }
func (p *Gray16) Bounds() Rectangle       { return p.Rect }
func (p *Gray16) At(x, y int) color.Color { return p.Gray16At(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *Gray16) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*2
}

// Gray16At gives a point's color.
func (p *Gray16) Gray16At(x, y int) color.Gray16 {
	if !(Point{x, y}).In(p.Rect) {
		return color.Gray16{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.Gray16{two(s)}
}

// RGBA64At gives a point's color in 16 bits.
func (p *Gray16) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.Gray16At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *Gray16) Set(x, y int, c color.Color) {
	p.SetGray16(x, y, color.Gray16Model.Convert(c).(color.Gray16))
}

// SetRGBA64 sets a point's color, as near as there is one.
func (p *Gray16) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetGray16 sets a point's color.
func (p *Gray16) SetGray16(x, y int, c color.Gray16) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	put(s, c.Y)
}

// SubImage gives a part; it has the same memory.
func (p *Gray16) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &Gray16{}
	}
	return &Gray16{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *Gray16) Opaque() bool { return true }

// CMYK has 8 bits of each of four inks.
type CMYK struct {
	Pix    []uint8
	Stride int // bytes from a row to the next
	Rect   Rectangle
}

// NewCMYK makes a picture.
func NewCMYK(r Rectangle) *CMYK {
	return &CMYK{Pix: room(r, 4, "CMYK"), Stride: 4 * r.Dx(), Rect: r}
}

func (p *CMYK) ColorModel() color.Model { return color.CMYKModel }
func (p *CMYK) Bounds() Rectangle       { return p.Rect }
func (p *CMYK) At(x, y int) color.Color { return p.CMYKAt(x, y) }

// PixOffset gives where a point begins in Pix.
func (p *CMYK) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x-p.Rect.Min.X)*4
}

// CMYKAt gives a point's color.
func (p *CMYK) CMYKAt(x, y int) color.CMYK {
	if !(Point{x, y}).In(p.Rect) {
		return color.CMYK{}
	}
	s := p.Pix[p.PixOffset(x, y):]
	return color.CMYK{s[0], s[1], s[2], s[3]}
}

// RGBA64At gives a point's color in 16 bits.
func (p *CMYK) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.CMYKAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point's color, as near as there is one.
func (p *CMYK) Set(x, y int, c color.Color) { p.SetCMYK(x, y, color.CMYKModel.Convert(c).(color.CMYK)) }

// SetRGBA64 sets a point's color, as near as there is one.
func (p *CMYK) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// SetCMYK sets a point's color.
func (p *CMYK) SetCMYK(x, y int, c color.CMYK) {
	if !(Point{x, y}).In(p.Rect) {
		return
	}
	s := p.Pix[p.PixOffset(x, y):]
	s[0], s[1], s[2], s[3] = c.C, c.M, c.Y, c.K
}

// SubImage gives a part; it has the same memory.
func (p *CMYK) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &CMYK{}
	}
	return &CMYK{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r}
}

// Opaque tells whether nothing shines through.
func (p *CMYK) Opaque() bool { return true }

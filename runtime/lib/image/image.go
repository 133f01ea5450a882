// What pictures have in common; uniform ones, palettes, YCbCr, formats.

package image

import (
	"bufio"
	"errors"
	"image/color"
	"io"
	"sync"
)

// Config is what is known of a picture before it is read.
type Config struct {
	ColorModel    color.Model
	Width, Height int
}

// Image is a picture.
type Image interface {
	ColorModel() color.Model
	Bounds() Rectangle
	At(x, y int) color.Color
}

// RGBA64Image gives its colors without interfaces, too.
type RGBA64Image interface {
	Image
	RGBA64At(x, y int) color.RGBA64
}

// PalettedImage has colors of a palette, by number.
type PalettedImage interface {
	Image
	ColorIndexAt(x, y int) uint8
}

// Uniform is one color everywhere.
type Uniform struct{ C color.Color }

// NewUniform makes a picture of one color.
func NewUniform(c color.Color) *Uniform { return &Uniform{c} }

func (c *Uniform) RGBA() (r, g, b, a uint32)       { return c.C.RGBA() }
func (c *Uniform) ColorModel() color.Model         { return c }
func (c *Uniform) Convert(color.Color) color.Color { return c.C }
func (c *Uniform) At(x, y int) color.Color         { return c.C }
func (c *Uniform) Bounds() Rectangle               { return Rectangle{Point{-1e9, -1e9}, Point{1e9, 1e9}} }

// RGBA64At gives the color in 16 bits.
func (c *Uniform) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := c.C.RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Opaque tells whether nothing shines through.
func (c *Uniform) Opaque() bool {
	_, _, _, a := c.C.RGBA()
	return a == 0xffff
}

// Some pictures of one color.
var (
	Black       = NewUniform(color.Black)
	White       = NewUniform(color.White)
	Transparent = NewUniform(color.Transparent)
	Opaque      = NewUniform(color.Opaque)
)

// Paletted has numbers of colors in a palette.
type Paletted struct {
	Pix     []uint8
	Stride  int
	Rect    Rectangle
	Palette color.Palette
}

// NewPaletted makes a picture.
func NewPaletted(r Rectangle, p color.Palette) *Paletted {
	return &Paletted{Pix: room(r, 1, "Paletted"), Stride: r.Dx(), Rect: r, Palette: p}
}

func (p *Paletted) ColorModel() color.Model { return p.Palette }
func (p *Paletted) Bounds() Rectangle       { return p.Rect }

// PixOffset gives where a point is in Pix.
func (p *Paletted) PixOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.Stride + (x - p.Rect.Min.X)
}

// At gives a point's color.
func (p *Paletted) At(x, y int) color.Color {
	if len(p.Palette) == 0 {
		return nil
	}
	return p.Palette[p.ColorIndexAt(x, y)]
}

// RGBA64At gives a point's color in 16 bits.
func (p *Paletted) RGBA64At(x, y int) color.RGBA64 {
	if len(p.Palette) == 0 {
		return color.RGBA64{}
	}
	r, g, b, a := p.At(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// Set sets a point to the nearest color.
func (p *Paletted) Set(x, y int, c color.Color) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = uint8(p.Palette.Index(c))
	}
}

// SetRGBA64 sets a point to the nearest color.
func (p *Paletted) SetRGBA64(x, y int, c color.RGBA64) { p.Set(x, y, c) }

// ColorIndexAt gives the number of a point's color.
func (p *Paletted) ColorIndexAt(x, y int) uint8 {
	if !(Point{x, y}).In(p.Rect) {
		return 0
	}
	return p.Pix[p.PixOffset(x, y)]
}

// SetColorIndex sets the number of a point's color.
func (p *Paletted) SetColorIndex(x, y int, index uint8) {
	if (Point{x, y}).In(p.Rect) {
		p.Pix[p.PixOffset(x, y)] = index
	}
}

// SubImage gives a part; it has the same memory.
func (p *Paletted) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &Paletted{Palette: p.Palette}
	}
	return &Paletted{Pix: p.Pix[p.PixOffset(r.Min.X, r.Min.Y):], Stride: p.Stride, Rect: r, Palette: p.Palette}
}

// Opaque tells whether nothing shines through.
func (p *Paletted) Opaque() bool {
	var used [256]bool
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		for x := p.Rect.Min.X; x < p.Rect.Max.X; x++ {
			used[p.Pix[p.PixOffset(x, y)]] = true
		}
	}
	for i, c := range p.Palette {
		if !used[i] {
			continue
		}
		if _, _, _, a := c.RGBA(); a != 0xffff {
			return false
		}
	}
	return true
}

// YCbCrSubsampleRatio says how many points share their differences.
type YCbCrSubsampleRatio int

// The ratios.
const (
	YCbCrSubsampleRatio444 YCbCrSubsampleRatio = iota
	YCbCrSubsampleRatio422
	YCbCrSubsampleRatio420
	YCbCrSubsampleRatio440
	YCbCrSubsampleRatio411
	YCbCrSubsampleRatio410
)

var ratios = []struct {
	name string
	x, y int
}{{"444", 1, 1}, {"422", 2, 1}, {"420", 2, 2}, {"440", 1, 2}, {"411", 4, 1}, {"410", 4, 2}}

func (s YCbCrSubsampleRatio) String() string {
	if s < 0 || int(s) >= len(ratios) {
		return "YCbCrSubsampleRatioUnknown"
	}
	return "YCbCrSubsampleRatio" + ratios[s].name
}

func (s YCbCrSubsampleRatio) steps() (x, y int) {
	if s < 0 || int(s) >= len(ratios) {
		return 1, 1
	}
	return ratios[s].x, ratios[s].y
}

// YCbCr has brightness and differences each for themselves.
type YCbCr struct {
	Y, Cb, Cr      []uint8
	YStride        int
	CStride        int
	SubsampleRatio YCbCrSubsampleRatio
	Rect           Rectangle
}

// NewYCbCr makes a picture.
func NewYCbCr(r Rectangle, ratio YCbCrSubsampleRatio) *YCbCr {
	n := len(room(r, 1, "YCbCr"))
	sx, sy := ratio.steps()
	cw := (r.Max.X+sx-1)/sx - r.Min.X/sx
	ch := (r.Max.Y+sy-1)/sy - r.Min.Y/sy
	b := make([]byte, n+2*cw*ch)
	return &YCbCr{
		Y: b[:n:n], Cb: b[n : n+cw*ch : n+cw*ch], Cr: b[n+cw*ch : n+2*cw*ch : n+2*cw*ch],
		SubsampleRatio: ratio, YStride: r.Dx(), CStride: cw, Rect: r,
	}
}

func (p *YCbCr) ColorModel() color.Model { return color.YCbCrModel }
func (p *YCbCr) Bounds() Rectangle       { return p.Rect }
func (p *YCbCr) At(x, y int) color.Color { return p.YCbCrAt(x, y) }
func (p *YCbCr) Opaque() bool            { return true }

// RGBA64At gives a point's color in 16 bits.
func (p *YCbCr) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.YCbCrAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// YCbCrAt gives a point's color.
func (p *YCbCr) YCbCrAt(x, y int) color.YCbCr {
	if !(Point{x, y}).In(p.Rect) {
		return color.YCbCr{}
	}
	i, j := p.YOffset(x, y), p.COffset(x, y)
	return color.YCbCr{p.Y[i], p.Cb[j], p.Cr[j]}
}

// YOffset gives where a point's brightness is.
func (p *YCbCr) YOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.YStride + (x - p.Rect.Min.X)
}

// COffset gives where a point's differences are.
func (p *YCbCr) COffset(x, y int) int {
	sx, sy := p.SubsampleRatio.steps()
	return (y/sy-p.Rect.Min.Y/sy)*p.CStride + (x/sx - p.Rect.Min.X/sx)
}

// SubImage gives a part; it has the same memory.
func (p *YCbCr) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	if r.Empty() {
		return &YCbCr{SubsampleRatio: p.SubsampleRatio}
	}
	i, j := p.YOffset(r.Min.X, r.Min.Y), p.COffset(r.Min.X, r.Min.Y)
	return &YCbCr{
		Y: p.Y[i:], Cb: p.Cb[j:], Cr: p.Cr[j:],
		SubsampleRatio: p.SubsampleRatio, YStride: p.YStride, CStride: p.CStride, Rect: r,
	}
}

// ErrFormat is the error of a picture of no known format.
var ErrFormat = errors.New("image: unknown format")

type format struct {
	name, magic string
	decode      func(io.Reader) (Image, error)
	config      func(io.Reader) (Config, error)
}

var (
	formatsMu sync.Mutex
	formats   []format
)

// RegisterFormat makes a format known by how it begins; ? stands for any byte.
func RegisterFormat(name, magic string, decode func(io.Reader) (Image, error), decodeConfig func(io.Reader) (Config, error)) {
	formatsMu.Lock()
	formats = append(formats, format{name, magic, decode, decodeConfig})
	formatsMu.Unlock()
}

type peeker interface {
	io.Reader
	Peek(int) ([]byte, error)
}

func asPeeker(r io.Reader) peeker {
	if p, ok := r.(peeker); ok {
		return p
	}
	return bufio.NewReader(r)
}

func sniff(r peeker) format {
	formatsMu.Lock()
	known := formats
	formatsMu.Unlock()
	for _, f := range known {
		b, err := r.Peek(len(f.magic))
		fits := err == nil && len(b) == len(f.magic)
		for i := 0; fits && i < len(b); i++ {
			fits = f.magic[i] == b[i] || f.magic[i] == '?'
		}
		if fits {
			return f
		}
	}
	return format{}
}

// Decode reads a picture of a known format, and tells which.
func Decode(r io.Reader) (Image, string, error) {
	p := asPeeker(r)
	f := sniff(p)
	if f.decode == nil {
		return nil, "", ErrFormat
	}
	m, err := f.decode(p)
	return m, f.name, err
}

// DecodeConfig reads what is known of a picture.
func DecodeConfig(r io.Reader) (Config, string, error) {
	p := asPeeker(r)
	f := sniff(p)
	if f.config == nil {
		return Config{}, "", ErrFormat
	}
	c, err := f.config(p)
	return c, f.name, err
}

package gif

import (
	"bufio"
	"compress/lzw"
	"errors"
	"image"
	"image/color"
	"image/color/palette"
	"image/draw"
	"io"
)

// Options say how a picture comes to its colors.
type Options struct {
	NumColors int            // 1 to 256
	Quantizer draw.Quantizer // chooses them; the first of palette.Plan9 if nil
	Drawer    draw.Drawer    // turns points into them; draw.FloydSteinberg if nil
}

// bitsFor is how large a table the format has for n colors: it holds 2 << bits.
func bitsFor(n int) (bits uint) {
	for 2<<bits < n {
		bits++
	}
	return bits
}

type encoder struct {
	w   *bufio.Writer
	gif GIF
	// global is the table at the beginning, filled up with zeros.
	global []byte
	shared color.Palette
}

func (e *encoder) shorts(list ...int) {
	for _, n := range list {
		e.w.Write([]byte{byte(n), byte(n >> 8)})
	}
}

// tableOf is a palette as it is written.
func tableOf(p color.Palette) ([]byte, error) {
	if len(p) < 1 || len(p) > 256 {
		return nil, errors.New("gif: cannot encode color table with more than 256 entries")
	}
	b := make([]byte, 3*(2<<bitsFor(len(p))))
	for i, c := range p {
		if c == nil {
			return nil, errors.New("gif: cannot encode color table with nil entries")
		}
		r, g, blue, _ := c.RGBA()
		b[3*i], b[3*i+1], b[3*i+2] = byte(r>>8), byte(g>>8), byte(blue>>8)
	}
	return b, nil
}

func (e *encoder) head() error {
	e.w.WriteString("GIF89a")
	e.shorts(e.gif.Config.Width, e.gif.Config.Height)
	if p, ok := e.gif.Config.ColorModel.(color.Palette); ok && len(p) > 0 {
		table, err := tableOf(p)
		if err != nil {
			return err
		}
		e.global, e.shared = table, p
		e.w.Write([]byte{flagTable | byte(bitsFor(len(p))), e.gif.BackgroundIndex, 0})
		e.w.Write(table)
	} else {
		e.w.Write([]byte{0, 0, 0})
	}
	if len(e.gif.Image) > 1 && e.gif.LoopCount >= 0 {
		e.w.WriteString("\x21\xff\x0bNETSCAPE2.0\x03\x01")
		e.shorts(e.gif.LoopCount)
		e.w.WriteByte(0)
	}
	return nil
}

// rows gathers bytes into blocks.
type rows struct {
	w *bufio.Writer
	b []byte
}

func (r *rows) WriteByte(c byte) error {
	if r.b = append(r.b, c); len(r.b) == 255 {
		r.flush()
	}
	return nil
}

func (r *rows) Write(p []byte) (int, error) {
	for _, c := range p {
		r.WriteByte(c)
	}
	return len(p), nil
}

func (r *rows) Flush() error { return nil }

func (r *rows) flush() {
	if len(r.b) > 0 {
		r.w.WriteByte(byte(len(r.b)))
		r.w.Write(r.b)
		r.b = r.b[:0]
	}
}

func (e *encoder) frame(m *image.Paletted, delay int, disposal byte) error {
	if len(m.Palette) == 0 {
		return errors.New("gif: cannot encode image block with empty palette")
	}
	b := m.Bounds()
	if b.Min.X < 0 || b.Max.X >= 1<<16 || b.Min.Y < 0 || b.Max.Y >= 1<<16 {
		return errors.New("gif: image block is too large to encode")
	}
	if !b.In(image.Rect(0, 0, e.gif.Config.Width, e.gif.Config.Height)) {
		return errors.New("gif: image block is out of bounds")
	}
	transparent := -1
	for i, c := range m.Palette {
		if c == nil {
			return errors.New("gif: cannot encode color table with nil entries")
		}
		if _, _, _, a := c.RGBA(); a == 0 {
			transparent = i
			break
		}
	}
	if delay > 0 || disposal != 0 || transparent >= 0 {
		flags, index := disposal<<2, byte(0)
		if transparent >= 0 {
			flags, index = flags|1, byte(transparent)
		}
		e.w.Write([]byte{blockExtension, extensionControl, 4, flags, byte(delay), byte(delay >> 8), index, 0})
	}
	e.w.WriteByte(blockImage)
	e.shorts(b.Min.X, b.Min.Y, b.Dx(), b.Dy())
	table, err := tableOf(m.Palette)
	if err != nil {
		return err
	}
	bits := bitsFor(len(m.Palette))
	if len(table) <= len(e.global) && string(table[:3*len(m.Palette)]) == string(e.global[:3*len(m.Palette)]) && e.agrees(m.Palette) {
		e.w.WriteByte(0)
	} else {
		e.w.WriteByte(flagTable | byte(bits))
		e.w.Write(table)
	}
	width := int(bits) + 1
	if width < 2 {
		width = 2
	}
	e.w.WriteByte(byte(width))
	out := &rows{w: e.w}
	packed := lzw.NewWriter(out, lzw.LSB, width)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		from := m.PixOffset(b.Min.X, y)
		if _, err := packed.Write(m.Pix[from : from+b.Dx()]); err != nil {
			packed.Close()
			return err
		}
	}
	if err := packed.Close(); err != nil {
		return err
	}
	out.flush()
	e.w.WriteByte(0)
	return nil
}

// agrees tells whether a transparent color is in its place among the shared ones, too.
func (e *encoder) agrees(p color.Palette) bool {
	for i, c := range p {
		_, _, _, a := c.RGBA()
		if _, _, _, b := e.shared[i].RGBA(); a == 0 && b != 0 {
			return false
		}
	}
	return true
}

// EncodeAll writes all frames.
func EncodeAll(w io.Writer, g *GIF) error {
	if len(g.Image) == 0 {
		return errors.New("gif: must provide at least one image")
	}
	if len(g.Image) != len(g.Delay) {
		return errors.New("gif: mismatched image and delay lengths")
	}
	if g.Disposal != nil && len(g.Image) != len(g.Disposal) {
		return errors.New("gif: mismatched image and disposal lengths")
	}
	e := &encoder{w: bufio.NewWriter(w), gif: *g}
	if g.Config == (image.Config{}) {
		corner := g.Image[0].Bounds().Max
		e.gif.Config.Width, e.gif.Config.Height = corner.X, corner.Y
	} else if g.Config.ColorModel != nil {
		if _, ok := g.Config.ColorModel.(color.Palette); !ok {
			return errors.New("gif: GIF color model must be a color.Palette")
		}
	}
	if err := e.head(); err != nil {
		return err
	}
	for i, m := range g.Image {
		var disposal byte
		if g.Disposal != nil {
			disposal = g.Disposal[i]
		}
		if err := e.frame(m, g.Delay[i], disposal); err != nil {
			return err
		}
	}
	e.w.WriteByte(blockTrailer)
	return e.w.Flush()
}

// Encode writes a picture as one frame.
func Encode(w io.Writer, m image.Image, o *Options) error {
	b := m.Bounds()
	if b.Dx() >= 1<<16 || b.Dy() >= 1<<16 {
		return errors.New("gif: image is too large to encode")
	}
	var options Options
	if o != nil {
		options = *o
	}
	if options.NumColors < 1 || options.NumColors > 256 {
		options.NumColors = 256
	}
	if options.Drawer == nil {
		options.Drawer = draw.FloydSteinberg
	}
	frame, ok := m.(*image.Paletted)
	if !ok {
		if p, is := m.ColorModel().(color.Palette); is {
			// Points that are of a palette already keep their colors.
			frame = image.NewPaletted(b, p)
			for y := b.Min.Y; y < b.Max.Y; y++ {
				for x := b.Min.X; x < b.Max.X; x++ {
					frame.Set(x, y, m.At(x, y))
				}
			}
		}
	}
	if frame == nil || len(frame.Palette) > options.NumColors {
		frame = image.NewPaletted(b, palette.Plan9[:options.NumColors])
		if options.Quantizer != nil {
			frame.Palette = options.Quantizer.Quantize(make(color.Palette, 0, options.NumColors), m)
		}
		options.Drawer.Draw(frame, b, m, b.Min)
	}
	// The picture begins at its corner.
	if b.Min != (image.Point{}) {
		moved := *frame
		moved.Rect = b.Sub(b.Min)
		frame = &moved
	}
	return EncodeAll(w, &GIF{Image: []*image.Paletted{frame}, Delay: []int{0}, Config: image.Config{
		ColorModel: frame.Palette, Width: b.Dx(), Height: b.Dy(),
	}})
}

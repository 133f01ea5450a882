// Package gif reads and writes GIF pictures, moving ones too.
package gif

import (
	"bufio"
	"compress/lzw"
	"errors"
	"fmt"
	"image"
	"image/color"
	"io"
)

// What becomes of a frame before the next one is shown.
const (
	DisposalNone       = 0x01
	DisposalBackground = 0x02
	DisposalPrevious   = 0x03
)

// GIF is the frames of a picture, how long each is shown in hundredths of a second, and the rest.
type GIF struct {
	Image     []*image.Paletted
	Delay     []int
	LoopCount int // -1 shows each frame once, 0 has no end, n shows them n+1 times
	Disposal  []byte
	// Config is the size, and the colors of frames that have none of their own.
	Config          image.Config
	BackgroundIndex byte
}

var (
	errNotEnough = errors.New("gif: not enough image data")
	errTooMuch   = errors.New("gif: too much image data")
	errBadPixel  = errors.New("gif: invalid pixel value")
)

// Blocks, extensions and flags of the format.
const (
	blockExtension = 0x21
	blockImage     = 0x2c
	blockTrailer   = 0x3b

	extensionText        = 0x01
	extensionControl     = 0xf9
	extensionComment     = 0xfe
	extensionApplication = 0xff

	flagTable      = 0x80
	flagInterlaced = 0x40
	sizeOfTable    = 0x07
)

type byteReader interface {
	io.Reader
	io.ByteReader
}

type decoder struct {
	r      byteReader
	gif    GIF
	global color.Palette

	// What a control block says of the next frame.
	delay       int
	disposal    byte
	transparent int // -1 for none
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

// bytes reads n bytes of a part that errors name.
func (d *decoder) bytes(n int, part string) ([]byte, error) {
	b := make([]byte, n)
	if _, err := io.ReadFull(d.r, b); err != nil {
		return nil, fmt.Errorf("gif: reading %s: %v", part, unexpected(err))
	}
	return b, nil
}

// table reads the colors whose number the flags tell.
func (d *decoder) table(flags byte) (color.Palette, error) {
	n := 1 << (1 + uint(flags&sizeOfTable))
	b, err := d.bytes(3*n, "color table")
	if err != nil {
		return nil, err
	}
	p := make(color.Palette, n)
	for i := range p {
		p[i] = color.RGBA{b[3*i], b[3*i+1], b[3*i+2], 0xff}
	}
	return p, nil
}

func (d *decoder) header() error {
	b, err := d.bytes(13, "header")
	if err != nil {
		return err
	}
	if kind := string(b[:6]); kind != "GIF87a" && kind != "GIF89a" {
		return fmt.Errorf("gif: can't recognize format %q", kind)
	}
	d.gif.Config.Width, d.gif.Config.Height = short(b[6:]), short(b[8:])
	if flags := b[10]; flags&flagTable != 0 {
		if d.global, err = d.table(flags); err != nil {
			return err
		}
		d.gif.Config.ColorModel = d.global
		d.gif.BackgroundIndex = b[11]
	}
	return nil
}

func short(b []byte) int { return int(b[0]) | int(b[1])<<8 }

// block reads a row of up to 255 bytes; an empty one ends a list of them.
func (d *decoder) block() ([]byte, error) {
	n, err := d.r.ReadByte()
	if err != nil {
		return nil, unexpected(err)
	}
	b := make([]byte, n)
	if _, err = io.ReadFull(d.r, b); err != nil {
		return nil, unexpected(err)
	}
	return b, nil
}

func (d *decoder) skipBlocks(part string) error {
	for {
		b, err := d.block()
		if err != nil {
			return fmt.Errorf("gif: reading %s: %v", part, err)
		}
		if len(b) == 0 {
			return nil
		}
	}
}

func (d *decoder) extension() error {
	kind, err := d.r.ReadByte()
	if err != nil {
		return fmt.Errorf("gif: reading extension: %v", unexpected(err))
	}
	switch kind {
	case extensionControl:
		b := make([]byte, 6)
		if _, err := io.ReadFull(d.r, b); err != nil {
			return fmt.Errorf("gif: can't read graphic control: %v", unexpected(err))
		}
		if b[0] != 4 {
			return fmt.Errorf("gif: invalid graphic control extension block size: %d", b[0])
		}
		d.disposal, d.delay = b[1]>>2&7, short(b[2:])
		if b[1]&1 != 0 {
			d.transparent = int(b[4])
		}
		if b[5] != 0 {
			return fmt.Errorf("gif: invalid graphic control extension block terminator: %d", b[5])
		}
		return nil
	case extensionApplication:
		name, err := d.block()
		if err != nil {
			return fmt.Errorf("gif: reading extension: %v", err)
		}
		if string(name) == "NETSCAPE2.0" {
			b, err := d.block()
			if err != nil {
				return fmt.Errorf("gif: reading extension: %v", err)
			}
			if len(b) == 0 {
				return nil
			}
			if len(b) == 3 && b[0] == 1 {
				d.gif.LoopCount = short(b[1:])
			}
		} else if len(name) == 0 {
			return nil
		}
	case extensionText, extensionComment:
	default:
		return fmt.Errorf("gif: unknown extension 0x%.2x", kind)
	}
	return d.skipBlocks("extension")
}

// blocks is what a list of blocks holds, as one stream.
type blocks struct {
	d    *decoder
	left []byte
	err  error
}

func (b *blocks) fill() error {
	if b.err == nil && len(b.left) == 0 {
		if b.left, b.err = b.d.block(); b.err == nil && len(b.left) == 0 {
			b.err = io.EOF
		}
	}
	if len(b.left) > 0 {
		return nil
	}
	return b.err
}

func (b *blocks) Read(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if err := b.fill(); err != nil {
		return 0, err
	}
	n := copy(p, b.left)
	b.left = b.left[n:]
	return n, nil
}

func (b *blocks) ReadByte() (byte, error) {
	if err := b.fill(); err != nil {
		return 0, err
	}
	c := b.left[0]
	b.left = b.left[1:]
	return c, nil
}

// end reads to the end of the list; a byte or two of data more than needed are let pass.
func (b *blocks) end() error {
	for rest := 0; ; rest++ {
		if _, err := b.ReadByte(); err == io.EOF {
			return nil
		} else if err != nil {
			return fmt.Errorf("gif: reading image data: %v", err)
		}
		if rest == 1 {
			return errTooMuch
		}
	}
}

func (d *decoder) frame(keep bool) error {
	b, err := d.bytes(9, "image descriptor")
	if err != nil {
		return err
	}
	x, y, w, h := short(b), short(b[2:]), short(b[4:]), short(b[6:])
	flags := b[8]
	rect := image.Rect(x, y, x+w, y+h)
	if rect != rect.Intersect(image.Rect(0, 0, d.gif.Config.Width, d.gif.Config.Height)) {
		return errors.New("gif: frame bounds larger than image bounds")
	}
	m := image.NewPaletted(rect, nil)
	if flags&flagTable != 0 {
		if m.Palette, err = d.table(flags); err != nil {
			return err
		}
	} else {
		if d.global == nil {
			return errors.New("gif: no color table")
		}
		m.Palette = d.global
	}
	if d.transparent >= 0 {
		if flags&flagTable == 0 {
			m.Palette = append(color.Palette(nil), d.global...)
		}
		// An index beyond the table is there to be transparent.
		for len(m.Palette) <= d.transparent {
			m.Palette = append(m.Palette, color.RGBA{})
		}
		m.Palette[d.transparent] = color.RGBA{}
	}
	width, err := d.r.ReadByte()
	if err != nil {
		return fmt.Errorf("gif: reading image data: %v", unexpected(err))
	}
	if width < 2 || width > 8 {
		return fmt.Errorf("gif: pixel size in decode out of range: %d", width)
	}
	in := &blocks{d: d}
	unpacked := lzw.NewReader(in, lzw.LSB, int(width))
	defer unpacked.Close()
	if _, err := io.ReadFull(unpacked, m.Pix); err != nil {
		if err != io.ErrUnexpectedEOF && err != io.EOF {
			return fmt.Errorf("gif: reading image data: %v", err)
		}
		return errNotEnough
	}
	// Behind the points there must be the end, if only that of the blocks.
	if n, err := unpacked.Read(make([]byte, 1)); n != 0 || err != io.EOF && err != io.ErrUnexpectedEOF {
		if err != nil && n == 0 {
			return fmt.Errorf("gif: reading image data: %v", err)
		}
		return errTooMuch
	}
	if err := in.end(); err != nil {
		return err
	}
	if len(m.Palette) < 256 {
		for _, index := range m.Pix {
			if int(index) >= len(m.Palette) {
				return errBadPixel
			}
		}
	}
	if flags&flagInterlaced != 0 {
		interlaced(m)
	}
	if keep || len(d.gif.Image) == 0 {
		d.gif.Image = append(d.gif.Image, m)
		d.gif.Delay = append(d.gif.Delay, d.delay)
		d.gif.Disposal = append(d.gif.Disposal, d.disposal)
	}
	// The control block was for this frame alone.
	d.delay, d.disposal, d.transparent = 0, 0, -1
	return nil
}

// interlaced puts rows, which came every eighth first, into their order.
func interlaced(m *image.Paletted) {
	came := m.Pix
	m.Pix = make([]byte, len(came))
	w, h := m.Rect.Dx(), m.Rect.Dy()
	for _, pass := range [][2]int{{0, 8}, {4, 8}, {2, 4}, {1, 2}} {
		for y := pass[0]; y < h; y += pass[1] {
			copy(m.Pix[y*w:(y+1)*w], came)
			came = came[w:]
		}
	}
}

func read(r io.Reader, configOnly, all bool) (*GIF, error) {
	in, ok := r.(byteReader)
	if !ok {
		in = bufio.NewReader(r)
	}
	d := &decoder{r: in, transparent: -1}
	d.gif.LoopCount = -1
	if err := d.header(); err != nil {
		return nil, err
	}
	for !configOnly {
		kind, err := d.r.ReadByte()
		if err != nil {
			return nil, fmt.Errorf("gif: reading frames: %v", unexpected(err))
		}
		switch kind {
		case blockExtension:
			err = d.extension()
		case blockImage:
			if err = d.frame(all); err == nil && !all {
				return &d.gif, nil
			}
		case blockTrailer:
			if len(d.gif.Image) == 0 {
				return nil, errors.New("gif: missing image data")
			}
			return &d.gif, nil
		default:
			err = fmt.Errorf("gif: unknown block type: 0x%.2x", kind)
		}
		if err != nil {
			return nil, err
		}
	}
	return &d.gif, nil
}

// Decode reads the first frame.
func Decode(r io.Reader) (image.Image, error) {
	g, err := read(r, false, false)
	if err != nil {
		return nil, err
	}
	return g.Image[0], nil
}

// DecodeAll reads all frames.
func DecodeAll(r io.Reader) (*GIF, error) { return read(r, false, true) }

// DecodeConfig reads the size and the colors.
func DecodeConfig(r io.Reader) (image.Config, error) {
	g, err := read(r, true, false)
	if err != nil {
		return image.Config{}, err
	}
	return g.Config, nil
}

func init() { image.RegisterFormat("gif", "GIF8?a", Decode, DecodeConfig) }

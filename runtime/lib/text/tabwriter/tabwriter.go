// Text in columns: cells end with tabs, and columns are as wide as their widest cell.

// Package tabwriter aligns text in columns.
package tabwriter

import (
	"io"
	"unicode/utf8"
)

// Flags of a Writer.
const (
	FilterHTML uint = 1 << iota
	StripEscape
	AlignRight
	DiscardEmptyColumns
	TabIndent
	Debug
)

// Escape begins and ends text that is taken as it is.
const Escape = '\xff'

// cell is a stretch of text with its width.
type cell struct {
	text  []byte
	width int  // in runes
	htab  bool // it ended with a tab rather than a vertical one
}

// Writer aligns what is written to it. A column is made of the cells that
// stand below each other in lines without a gap; the last cell of a line,
// which no tab ends, belongs to none.
type Writer struct {
	out      io.Writer
	minwidth int
	tabwidth int
	padding  int
	padchar  byte
	flags    uint

	lines [][]cell
	text  []byte // of the cell being written
	ended byte   // what the escape or HTML tag that is open ends with
	skip  int    // bytes of the text that count nothing for its width
	mark  int    // where the escape or tag began
}

// NewWriter gives a Writer.
func NewWriter(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	return new(Writer).Init(output, minwidth, tabwidth, padding, padchar, flags)
}

// Init sets a Writer up: columns are at least minwidth wide, with padding more
// than the widest cell, filled with padchar; with tabs, tabwidth is their width.
func (b *Writer) Init(output io.Writer, minwidth, tabwidth, padding int, padchar byte, flags uint) *Writer {
	if minwidth < 0 || tabwidth < 0 || padding < 0 {
		panic("negative minwidth, tabwidth, or padding")
	}
	*b = Writer{out: output, minwidth: minwidth, tabwidth: tabwidth, padding: padding, padchar: padchar, flags: flags}
	if padchar == '\t' {
		b.flags &^= AlignRight // tabs can't align to the right
	}
	b.lines = [][]cell{nil}
	return b
}

// endCell ends the cell being written and gives how many its line has.
func (b *Writer) endCell(htab bool) int {
	last := len(b.lines) - 1
	b.lines[last] = append(b.lines[last], cell{b.text, utf8.RuneCount(b.text) - b.skip, htab})
	b.text, b.skip = nil, 0
	return len(b.lines[last])
}

// Write takes text; it is written out when the columns it is in have ended, or
// on Flush.
func (b *Writer) Write(buf []byte) (n int, err error) {
	for i, c := range buf {
		if b.ended != 0 {
			b.inEscape(c)
			continue
		}
		switch c {
		case '\t', '\v', '\n', '\f':
			cells := b.endCell(c == '\t')
			if c != '\n' && c != '\f' {
				continue
			}
			b.lines = append(b.lines, nil)
			// A line of one cell ends all columns above it.
			if c == '\f' || cells == 1 {
				if err := b.format(); err != nil {
					return i, err
				}
				if c == '\f' && b.flags&Debug != 0 {
					if _, err := io.WriteString(b.out, "---\n"); err != nil {
						return i, err
					}
				}
			}
		case Escape:
			b.mark = len(b.text)
			b.ended = Escape
			if b.flags&StripEscape == 0 {
				b.text = append(b.text, c)
				b.skip++
			}
		case '<', '&':
			b.text = append(b.text, c)
			if b.flags&FilterHTML != 0 {
				b.mark = len(b.text) - 1
				b.ended = '>'
				if c == '&' {
					b.ended = ';'
				}
			}
		default:
			b.text = append(b.text, c)
		}
	}
	return len(buf), nil
}

// inEscape takes a byte of an escape, an HTML tag or an entity.
func (b *Writer) inEscape(c byte) {
	strip := c == Escape && b.ended == Escape && b.flags&StripEscape != 0
	if !strip {
		b.text = append(b.text, c)
	}
	if c != b.ended {
		return
	}
	switch c {
	case Escape:
		if !strip {
			b.skip++
		}
	case '>':
		b.skip += utf8.RuneCount(b.text[b.mark:])
	case ';':
		b.skip += utf8.RuneCount(b.text[b.mark:]) - 1
	}
	b.ended = 0
}

// Flush writes out all that was written.
func (b *Writer) Flush() error {
	if len(b.text) > 0 {
		b.ended = 0
		b.endCell(false)
	}
	return b.format()
}

// format writes out the lines and begins anew.
func (b *Writer) format() error {
	f := formatter{b: b}
	f.block(0, len(b.lines))
	b.lines = [][]cell{nil}
	_, err := b.out.Write(f.text)
	return err
}

// formatter writes lines whose columns' widths are found out from left to right.
type formatter struct {
	b      *Writer
	widths []int
	text   []byte
}

// block writes lines from..to, whose first len(widths) columns are known.
func (f *formatter) block(from, to int) {
	column := len(f.widths)
	line := from
	for line < to {
		if column >= len(f.b.lines[line])-1 {
			line++
			continue
		}
		// A column begins in this line; what is above it is done.
		f.write(from, line)
		from = line
		width, discard := f.b.minwidth, true
		for ; line < to && column < len(f.b.lines[line])-1; line++ {
			c := f.b.lines[line][column]
			if w := c.width + f.b.padding; w > width {
				width = w
			}
			if c.width > 0 || c.htab {
				discard = false
			}
		}
		if discard && f.b.flags&DiscardEmptyColumns != 0 {
			width = 0
		}
		f.widths = append(f.widths, width)
		f.block(from, line)
		f.widths = f.widths[:column]
		from = line
	}
	f.write(from, to)
}

func (f *formatter) write(from, to int) {
	for i := from; i < to; i++ {
		f.line(f.b.lines[i])
		if i+1 < len(f.b.lines) {
			f.text = append(f.text, '\n')
		}
	}
}

func (f *formatter) line(cells []cell) {
	tabs := f.b.flags&TabIndent != 0 // as long as cells are empty
	for j, c := range cells {
		if j > 0 && f.b.flags&Debug != 0 {
			f.text = append(f.text, '|')
		}
		if c.width == 0 && len(c.text) == 0 {
			if j < len(f.widths) {
				f.pad(0, f.widths[j], tabs)
			}
			continue
		}
		tabs = false
		if f.b.flags&AlignRight == 0 {
			f.text = append(f.text, c.text...)
			if j < len(f.widths) {
				f.pad(c.width, f.widths[j], false)
			}
		} else {
			if j < len(f.widths) {
				f.pad(c.width, f.widths[j], false)
			}
			f.text = append(f.text, c.text...)
		}
	}
}

// pad fills up a cell of some text to the width of its column.
func (f *formatter) pad(text, column int, tabs bool) {
	if f.b.padchar == '\t' || tabs {
		if f.b.tabwidth == 0 {
			return
		}
		// Columns are multiples of a tab.
		column = (column + f.b.tabwidth - 1) / f.b.tabwidth * f.b.tabwidth
		n := column - text
		if n < 0 {
			panic("internal error")
		}
		f.fill('\t', (n+f.b.tabwidth-1)/f.b.tabwidth)
		return
	}
	f.fill(f.b.padchar, column-text)
}

func (f *formatter) fill(c byte, n int) {
	for ; n > 0; n-- {
		f.text = append(f.text, c)
	}
}

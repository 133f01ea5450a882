// Text whose odd bytes are written as hexadecimal digits (RFC 2045).

// Package quotedprintable reads and writes quoted-printable.
package quotedprintable

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// Reader opens what it reads.
type Reader struct {
	br   *bufio.Reader
	line []byte
	err  error
}

// NewReader opens what it reads from r.
func NewReader(r io.Reader) *Reader { return &Reader{br: bufio.NewReader(r)} }

func digit(c byte) (byte, error) {
	switch {
	case '0' <= c && c <= '9':
		return c - '0', nil
	case 'A' <= c && c <= 'F':
		return c - 'A' + 10, nil
	case 'a' <= c && c <= 'f':
		return c - 'a' + 10, nil
	}
	return 0, fmt.Errorf("quotedprintable: invalid hex byte 0x%02x", c)
}

// pair reads two digits.
func pair(s []byte) (byte, error) {
	if len(s) < 2 {
		return 0, io.ErrUnexpectedEOF
	}
	high, err := digit(s[0])
	if err != nil {
		return 0, err
	}
	low, err := digit(s[1])
	return high<<4 | low, err
}

func (r *Reader) Read(p []byte) (n int, err error) {
	for n < len(p) {
		if len(r.line) == 0 {
			if r.err != nil {
				return n, r.err
			}
			r.next()
			continue
		}
		c := r.line[0]
		switch {
		case c == '=':
			decoded, err := pair(r.line[1:])
			if err == nil {
				c = decoded
				r.line = r.line[2:]
				break
			}
			// A lone = is taken as it stands.
			if len(r.line) < 2 || r.line[1] == '\r' || r.line[1] == '\n' {
				return n, err
			}
		case c == '\t' || c == '\r' || c == '\n', c >= 0x80:
		case c < ' ' || c > '~':
			return n, fmt.Errorf("quotedprintable: invalid unescaped byte 0x%02x in body", c)
		}
		p[n] = c
		r.line = r.line[1:]
		n++
	}
	return n, nil
}

// next reads a line; one that ends with = goes on in the next.
func (r *Reader) next() {
	r.line, r.err = r.br.ReadBytes('\n')
	if r.err != nil && r.err != io.EOF {
		return
	}
	hasLF := bytes.HasSuffix(r.line, []byte("\n"))
	hasCR := bytes.HasSuffix(r.line, []byte("\r\n"))
	whole := r.line
	r.line = bytes.TrimRight(whole, " \n\r\t")
	if bytes.HasSuffix(r.line, []byte("=")) {
		rest := whole[len(r.line):]
		r.line = r.line[:len(r.line)-1]
		if !bytes.HasPrefix(rest, []byte("\n")) && !bytes.HasPrefix(rest, []byte("\r\n")) && !(len(rest) == 0 && len(r.line) > 0 && r.err == io.EOF) {
			r.err = fmt.Errorf("quotedprintable: invalid bytes after =: %q", rest)
		}
	} else if hasCR {
		r.line = append(append([]byte(nil), r.line...), '\r', '\n')
	} else if hasLF {
		r.line = append(append([]byte(nil), r.line...), '\n')
	}
}

// Writer writes lines of at most 76 characters.
type Writer struct {
	Binary bool // ends of lines are bytes as others

	w    io.Writer
	line []byte
	cr   bool
}

// NewWriter writes to w.
func NewWriter(w io.Writer) *Writer { return &Writer{w: w} }

const most = 75 // and a = behind

func (w *Writer) Write(p []byte) (int, error) {
	for i, c := range p {
		var err error
		switch {
		case !w.Binary && (c == '\r' || c == '\n'):
			if w.cr && c == '\n' {
				w.cr = false
				continue
			}
			err = w.end()
			w.cr = c == '\r'
			if err != nil {
				return i, err
			}
			continue
		case c >= '!' && c <= '~' && c != '=', c == ' ', c == '\t':
			if err = w.room(1); err == nil {
				w.line = append(w.line, c)
			}
		default:
			if err = w.room(3); err == nil {
				w.line = append(w.line, fmt.Sprintf("=%02X", c)...)
			}
		}
		if err != nil {
			return i, err
		}
		w.cr = false
	}
	return len(p), nil
}

func (w *Writer) room(n int) error {
	if len(w.line)+n <= most {
		return nil
	}
	_, err := w.w.Write(append(w.line, "=\r\n"...))
	w.line = nil
	return err
}

// last quotes space at the end of a line.
func (w *Writer) last() error {
	if n := len(w.line); n > 0 && (w.line[n-1] == ' ' || w.line[n-1] == '\t') {
		c := w.line[n-1]
		w.line = w.line[:n-1]
		if err := w.room(3); err != nil {
			return err
		}
		w.line = append(w.line, fmt.Sprintf("=%02X", c)...)
	}
	return nil
}

func (w *Writer) end() error {
	if err := w.last(); err != nil {
		return err
	}
	_, err := w.w.Write(append(w.line, "\r\n"...))
	w.line = nil
	return err
}

// Close writes the rest.
func (w *Writer) Close() error {
	if err := w.last(); err != nil {
		return err
	}
	_, err := w.w.Write(w.line)
	w.line = nil
	return err
}

// Reading lines, answers, headers, and text that ends with a dot.

package textproto

import (
	"bufio"
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"strconv"
	"strings"
)

// Reader reads lines.
type Reader struct {
	R   *bufio.Reader
	dot *dotReader
}

// NewReader reads from r.
func NewReader(r *bufio.Reader) *Reader { return &Reader{R: r} }

// ReadLine reads a line, without its end.
func (r *Reader) ReadLine() (string, error) {
	line, err := r.ReadLineBytes()
	return string(line), err
}

// ReadLineBytes reads a line, without its end.
func (r *Reader) ReadLineBytes() ([]byte, error) {
	r.closeDot()
	var line []byte
	for {
		part, more, err := r.R.ReadLine()
		if err != nil {
			return nil, err
		}
		line = append(line, part...)
		if !more {
			return line, nil
		}
	}
}

// ReadContinuedLine reads a line, and those after it that begin with space.
func (r *Reader) ReadContinuedLine() (string, error) {
	line, err := r.ReadContinuedLineBytes()
	return string(line), err
}

// ReadContinuedLineBytes reads a line, and those after it that begin with space.
func (r *Reader) ReadContinuedLineBytes() ([]byte, error) {
	line, err := r.ReadLineBytes()
	if err != nil || len(line) == 0 {
		return line, err
	}
	line = TrimBytes(line)
	for {
		c, err := r.R.ReadByte()
		if err != nil {
			break
		}
		r.R.UnreadByte()
		if c != ' ' && c != '\t' {
			break
		}
		next, err := r.ReadLineBytes()
		if err != nil {
			break
		}
		line = append(append(line, ' '), TrimBytes(next)...)
	}
	return line, nil
}

func (r *Reader) codeLine(expect int) (code int, continued bool, message string, err error) {
	line, err := r.ReadLine()
	if err != nil {
		return
	}
	if len(line) < 4 || line[3] != ' ' && line[3] != '-' {
		err = ProtocolError("short response: " + line)
		return
	}
	code, err = strconv.Atoi(line[:3])
	if err != nil || code < 100 {
		err = ProtocolError("invalid response code: " + line)
		return
	}
	continued, message = line[3] == '-', line[4:]
	if 1 <= expect && expect < 10 && code/100 != expect || 10 <= expect && expect < 100 && code/10 != expect ||
		100 <= expect && expect < 1000 && code != expect {
		err = &Error{code, message}
	}
	return
}

// ReadCodeLine reads an answer of one line: a code, which begins with the
// digits expected, and a message.
func (r *Reader) ReadCodeLine(expectCode int) (code int, message string, err error) {
	code, continued, message, err := r.codeLine(expectCode)
	if err == nil && continued {
		err = ProtocolError("unexpected multi-line response: " + message)
	}
	return
}

// ReadResponse reads an answer of one line or several.
func (r *Reader) ReadResponse(expectCode int) (code int, message string, err error) {
	code, continued, message, err := r.codeLine(expectCode)
	several := continued
	for continued {
		line, err := r.ReadLine()
		if err != nil {
			return 0, "", err
		}
		if len(line) >= 4 && (line[3] == ' ' || line[3] == '-') && line[:3] == fmt.Sprintf("%03d", code) {
			continued = line[3] == '-'
			line = line[4:]
		}
		message += "\n" + strings.TrimRight(line, "\r\n")
	}
	if err != nil && several && message != "" {
		err = &Error{code, message}
	}
	return
}

// DotReader reads text up to a line that is a dot.
func (r *Reader) DotReader() io.Reader {
	r.closeDot()
	r.dot = &dotReader{r: r}
	return r.dot
}

type dotReader struct {
	r    *Reader
	line []byte
	err  error
}

func (d *dotReader) Read(b []byte) (n int, err error) {
	for len(d.line) == 0 {
		if d.err != nil {
			return 0, d.err
		}
		line, err := d.r.R.ReadBytes('\n')
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			d.err = err
			d.done()
			d.line = line
			continue
		}
		line = append(bytes.TrimSuffix(line[:len(line)-1], []byte("\r")), '\n')
		if string(line) == ".\n" {
			d.err = io.EOF
			d.done()
			continue
		}
		if line[0] == '.' {
			line = line[1:]
		}
		d.line = line
	}
	n = copy(b, d.line)
	d.line = d.line[n:]
	return n, nil
}

func (d *dotReader) done() {
	if d.r.dot == d {
		d.r.dot = nil
	}
}

func (r *Reader) closeDot() {
	if r.dot != nil {
		io.Copy(ioutil.Discard, r.dot)
		r.dot = nil
	}
}

// ReadDotBytes reads text up to a line that is a dot.
func (r *Reader) ReadDotBytes() ([]byte, error) { return ioutil.ReadAll(r.DotReader()) }

// ReadDotLines reads lines up to one that is a dot.
func (r *Reader) ReadDotLines() ([]string, error) {
	var lines []string
	for {
		line, err := r.ReadLine()
		if err != nil {
			if err == io.EOF {
				err = io.ErrUnexpectedEOF
			}
			return lines, err
		}
		if len(line) > 0 && line[0] == '.' {
			if len(line) == 1 {
				return lines, nil
			}
			line = line[1:]
		}
		lines = append(lines, line)
	}
}

// ReadMIMEHeader reads a header up to the empty line behind it.
func (r *Reader) ReadMIMEHeader() (MIMEHeader, error) {
	h := MIMEHeader{}
	if first, err := r.R.Peek(1); err == nil && (first[0] == ' ' || first[0] == '\t') {
		line, err := r.ReadLine()
		if err != nil {
			return h, err
		}
		return h, ProtocolError("malformed MIME header initial line: " + line)
	}
	for {
		line, err := r.ReadContinuedLineBytes()
		if len(line) == 0 {
			return h, err
		}
		colon := bytes.IndexByte(line, ':')
		if colon < 0 {
			return h, ProtocolError("malformed MIME header line: " + string(line))
		}
		key := string(line[:colon])
		for i := 0; i < len(key); i++ {
			if !isTokenByte(key[i]) && key[i] != ' ' {
				return h, ProtocolError("malformed MIME header line: " + string(line))
			}
		}
		if key == "" {
			continue
		}
		key = CanonicalMIMEHeaderKey(key)
		h[key] = append(h[key], strings.TrimLeft(string(line[colon+1:]), " \t"))
		if err != nil {
			return h, err
		}
	}
}

var errClosedDot = errors.New("textproto: dot writer closed")

// Writer writes lines.
type Writer struct {
	W   *bufio.Writer
	dot *dotWriter
}

// NewWriter writes to w.
func NewWriter(w *bufio.Writer) *Writer { return &Writer{W: w} }

// PrintfLine writes a line.
func (w *Writer) PrintfLine(format string, args ...interface{}) error {
	w.closeDot()
	fmt.Fprintf(w.W, format, args...)
	w.W.WriteString("\r\n")
	return w.W.Flush()
}

// DotWriter writes text that Close ends with a line that is a dot.
func (w *Writer) DotWriter() io.WriteCloser {
	w.closeDot()
	w.dot = &dotWriter{w: w, begin: true}
	return w.dot
}

func (w *Writer) closeDot() {
	if w.dot != nil {
		w.dot.Close()
	}
}

type dotWriter struct {
	w      *Writer
	begin  bool // of a line
	cr     bool // the last byte was \r
	closed bool
}

func (d *dotWriter) Write(b []byte) (n int, err error) {
	if d.closed {
		return 0, errClosedDot
	}
	bw := d.w.W
	for _, c := range b {
		if d.begin && c == '.' {
			bw.WriteByte('.')
		}
		if c == '\n' && !d.cr {
			bw.WriteByte('\r')
		}
		d.cr = c == '\r'
		d.begin = c == '\n'
		if err = bw.WriteByte(c); err != nil {
			return n, err
		}
		n++
	}
	return n, nil
}

func (d *dotWriter) Close() error {
	if d.closed {
		return nil
	}
	d.closed = true
	if d.w.dot == d {
		d.w.dot = nil
	}
	bw := d.w.W
	if d.cr {
		bw.WriteByte('\n')
	} else if !d.begin {
		bw.WriteString("\r\n")
	}
	bw.WriteString(".\r\n")
	return bw.Flush()
}

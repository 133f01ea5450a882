// The bodies of messages: how long one is, reading it, writing it.

package http

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"strconv"
	"strings"
	"sync"
)

// ErrBodyReadAfterClose is what reading a closed body gives.
var ErrBodyReadAfterClose = errors.New("http: invalid Read on closed Body")

// NoBody is a body of no bytes.
var NoBody = noBody{}

type noBody struct{}

func (noBody) Read([]byte) (int, error)         { return 0, io.EOF }
func (noBody) Close() error                     { return nil }
func (noBody) WriteTo(io.Writer) (int64, error) { return 0, nil }

// framing says where a body ends: after the last chunk, after so many bytes,
// or (length -1) where the connection does.
type framing struct {
	chunked bool
	length  int64
}

// unsupportedEncoding is a transfer encoding other than chunked: the server
// answers it with 501.
type unsupportedEncoding string

func (e unsupportedEncoding) Error() string { return string(e) }

// takeFraming reads the framing that a message's header announces, with
// length -1 if it announces none, and takes out of the header what contradicts it.
func takeFraming(header Header, http11 bool) (framing, error) {
	encodings, encoded := header["Transfer-Encoding"]
	if encoded {
		delete(header, "Transfer-Encoding")
		if http11 {
			if len(encodings) != 1 {
				return framing{}, unsupportedEncoding(fmt.Sprintf("too many transfer encodings: %q", encodings))
			}
			if !strings.EqualFold(encodings[0], "chunked") {
				return framing{}, unsupportedEncoding(fmt.Sprintf("unsupported transfer encoding: %q", encodings[0]))
			}
			delete(header, "Content-Length")
			return framing{chunked: true, length: -1}, nil
		}
	}
	lengths := header["Content-Length"]
	for _, other := range lengths {
		if trim(other) != trim(lengths[0]) {
			return framing{}, fmt.Errorf("http: message cannot contain multiple Content-Length headers; got %q", lengths)
		}
	}
	if len(lengths) > 1 {
		header["Content-Length"] = []string{trim(lengths[0])}
	}
	length, err := parseLength(header.get("Content-Length"))
	if err == nil && length < 0 {
		delete(header, "Content-Length")
	}
	return framing{length: length}, err
}

// parseLength reads a Content-Length; none is -1.
func parseLength(s string) (int64, error) {
	if s = trim(s); s == "" {
		return -1, nil
	}
	n, err := strconv.ParseUint(s, 10, 63)
	if err != nil {
		return 0, badString("bad Content-Length", s)
	}
	return int64(n), nil
}

func badString(what, value string) error { return fmt.Errorf("%s %q", what, value) }

// newBody is the body that r begins with.
func newBody(r *bufio.Reader, f framing) *body {
	b := &body{left: f.length}
	if f.chunked {
		b.chunks = &chunkedReader{r: r}
		b.src = b.chunks
	} else if f.length >= 0 {
		b.src = io.LimitReader(r, f.length)
	} else {
		b.src = r
	}
	return b
}

// body reads the body of a message from its connection.
type body struct {
	src    io.Reader
	chunks *chunkedReader // src, if it is chunked
	// left is how many bytes are still to come, -1 if that is not known.
	left int64
	// server makes Close read the rest only if it is short, so that the
	// connection can be used again.
	server bool
	onEOF  func()
	// trailer gets the headers that follow the last chunk.
	trailer *Header

	mu          sync.Mutex
	sawEOF      bool
	closed      bool
	closedEarly bool
}

// Read reads up to the end of the body, not of the connection.
func (b *body) Read(p []byte) (int, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return 0, ErrBodyReadAfterClose
	}
	return b.read(p)
}

func (b *body) read(p []byte) (int, error) {
	if b.sawEOF {
		return 0, io.EOF
	}
	n, err := b.src.Read(p)
	if b.left >= 0 {
		b.left -= int64(n)
	}
	if err == io.EOF && b.left > 0 {
		b.sawEOF = true
		return n, io.ErrUnexpectedEOF
	}
	if err == nil && b.left == 0 {
		err = io.EOF // no need for another read to find out
	}
	if err != io.EOF {
		return n, err
	}
	if b.chunks != nil {
		if err := b.readTrailer(); err != nil {
			return n, err
		}
	}
	b.sawEOF = true
	if b.onEOF != nil {
		b.onEOF()
	}
	return n, io.EOF
}

func (b *body) readTrailer() error {
	header, err := readHeader(b.chunks.r)
	if err == io.EOF {
		return errors.New("http: unexpected EOF reading trailer")
	}
	if err != nil {
		return err
	}
	if b.trailer != nil && len(header) > 0 {
		if *b.trailer == nil {
			*b.trailer = Header{}
		}
		for key, values := range header {
			(*b.trailer)[key] = values
		}
	}
	return nil
}

// discardLimit is how much of a body that no handler wanted the server reads
// to keep the connection.
const discardLimit = 256 << 10

// Close reads what is left of the body, so that the next message can follow.
func (b *body) Close() error {
	b.mu.Lock()
	defer b.mu.Unlock()
	if b.closed {
		return nil
	}
	b.closed = true
	if b.sawEOF {
		return nil
	}
	if !b.server {
		_, err := io.Copy(discard{}, bodyRest{b})
		return err
	}
	if b.left > discardLimit {
		b.closedEarly = true
		return nil
	}
	n, err := io.CopyN(discard{}, bodyRest{b}, discardLimit)
	if err == io.EOF {
		err = nil
	}
	if n == discardLimit {
		b.closedEarly = true
	}
	return err
}

// unread is how many bytes are known to be still to come.
func (b *body) unread() int64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.left
}

// bodyRest reads a body whose lock is held and that counts as closed.
type bodyRest struct{ b *body }

func (r bodyRest) Read(p []byte) (int, error) { return r.b.read(p) }

// discard swallows what is written to it.
type discard struct{}

func (discard) Write(p []byte) (int, error) { return len(p), nil }

// chunkedReader undoes the chunked encoding: each chunk is its size in
// hexadecimal on a line, its bytes, and an empty line; the last has size 0.
type chunkedReader struct {
	r    *bufio.Reader
	left uint64 // of the chunk being read
	open bool   // the chunk's last line end is still to be read
	err  error
}

// Read gives io.EOF after the last chunk; what follows it (trailers, an empty
// line) is left unread.
func (c *chunkedReader) Read(p []byte) (n int, err error) {
	for c.err == nil && len(p) > 0 {
		if c.left == 0 {
			// Don't wait for another chunk with something in hand.
			if n > 0 && !lineBuffered(c.r) {
				return n, nil
			}
			c.next()
			continue
		}
		part := p
		if uint64(len(part)) > c.left {
			part = part[:c.left]
		}
		var m int
		m, c.err = c.r.Read(part)
		if c.err == io.EOF {
			c.err = io.ErrUnexpectedEOF
		}
		n += m
		p = p[m:]
		c.left -= uint64(m)
		if c.left > 0 && m < len(part) && c.r.Buffered() == 0 {
			break
		}
	}
	if n > 0 && c.err == io.EOF {
		return n, nil
	}
	return n, c.err
}

func lineBuffered(r *bufio.Reader) bool {
	buffered, _ := r.Peek(r.Buffered())
	return len(buffered) > 2 && strings.IndexByte(string(buffered[2:]), '\n') >= 0
}

// next begins a chunk.
func (c *chunkedReader) next() {
	if c.open {
		line, err := readLine(c.r)
		if err == nil && line != "" {
			err = errors.New("malformed chunked encoding")
		}
		if c.err = unexpected(err); c.err != nil {
			return
		}
	}
	line, err := readLine(c.r)
	if c.err = unexpected(err); c.err != nil {
		return
	}
	if semicolon := strings.IndexByte(line, ';'); semicolon >= 0 {
		line = line[:semicolon] // chunk extensions mean nothing to us
	}
	c.left, c.err = parseHex(trim(line))
	c.open = true
	if c.err == nil && c.left == 0 {
		c.err = io.EOF
	}
}

func unexpected(err error) error {
	if err == io.EOF {
		return io.ErrUnexpectedEOF
	}
	return err
}

func parseHex(s string) (n uint64, err error) {
	if len(s) > 16 {
		return 0, errors.New("http chunk length too large")
	}
	for i := 0; i < len(s); i++ {
		c := s[i]
		switch {
		case '0' <= c && c <= '9':
			c -= '0'
		case 'a' <= c && c <= 'f':
			c -= 'a' - 10
		case 'A' <= c && c <= 'F':
			c -= 'A' - 10
		default:
			return 0, errors.New("invalid byte in chunk length")
		}
		n = n<<4 | uint64(c)
	}
	return n, nil
}

// writeChunk writes p as one chunk.
func writeChunk(w io.Writer, p []byte) error {
	if _, err := io.WriteString(w, strconv.FormatInt(int64(len(p)), 16)+"\r\n"); err != nil {
		return err
	}
	if _, err := w.Write(p); err != nil {
		return err
	}
	_, err := io.WriteString(w, "\r\n")
	return err
}

// chunkedWriter makes each Write a chunk. A chunk of no bytes would be the
// last, so an empty Write writes nothing.
type chunkedWriter struct{ w *bufio.Writer }

func (c chunkedWriter) Write(p []byte) (int, error) {
	if len(p) == 0 {
		return 0, nil
	}
	if err := writeChunk(c.w, p); err != nil {
		return 0, err
	}
	return len(p), c.w.Flush()
}

// writeBody writes a whole body in the given framing.
func writeBody(w *bufio.Writer, src io.Reader, f framing) error {
	if f.chunked {
		if _, err := io.Copy(chunkedWriter{w}, src); err != nil {
			return err
		}
		_, err := io.WriteString(w, "0\r\n\r\n")
		return err
	}
	if f.length < 0 {
		_, err := io.Copy(w, src)
		return err
	}
	n, err := io.Copy(w, io.LimitReader(src, f.length))
	if err != nil {
		return err
	}
	more, err := io.Copy(discard{}, src)
	if n+more != f.length && err == nil {
		err = fmt.Errorf("http: ContentLength=%d with Body length %d", f.length, n+more)
	}
	return err
}

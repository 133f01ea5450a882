// Messages of several parts (RFC 2046).

// Package multipart reads and writes messages of several parts.
package multipart

import (
	"bufio"
	"bytes"
	"crypto/rand"
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"mime"
	"mime/quotedprintable"
	"net/textproto"
	"os"
	"path/filepath"
	"sort"
	"strings"
)

// Part is a part: a header and what follows.
type Part struct {
	Header textproto.MIMEHeader
	mr     *Reader
	body   io.Reader
	buffer []byte
	err    error
	params map[string]string
	kind   string
	began  bool
}

// Reader reads part after part.
type Reader struct {
	r        *bufio.Reader
	boundary string
	current  *Part
	parts    int
	done     bool
}

// NewReader reads a message whose parts this boundary parts.
func NewReader(r io.Reader, boundary string) *Reader {
	return &Reader{r: bufio.NewReaderSize(r, 4096), boundary: boundary}
}

// NextPart gives the next part, io.EOF after the last.
func (r *Reader) NextPart() (*Part, error) { return r.next(false) }

// NextRawPart is NextPart for those who read quoted-printable themselves.
func (r *Reader) NextRawPart() (*Part, error) { return r.next(true) }

func (r *Reader) next(raw bool) (*Part, error) {
	if r.current != nil {
		io.Copy(ioutil.Discard, r.current.rawBody())
		r.current = nil
	}
	if r.boundary == "" {
		return nil, errors.New("multipart: boundary is empty")
	}
	if r.done {
		return nil, io.EOF
	}
	expectNew := false
	for {
		line, err := r.r.ReadSlice('\n')
		if err == io.EOF && r.isEnd(line) {
			return nil, io.EOF
		}
		if err != nil {
			return nil, fmt.Errorf("multipart: NextPart: %w", err)
		}
		switch {
		case r.isBoundary(line):
			r.parts++
			h, err := textproto.NewReader(r.r).ReadMIMEHeader()
			if err != nil {
				return nil, err
			}
			p := &Part{Header: h, mr: r}
			p.body = rawPart{p}
			if !raw && strings.EqualFold(h.Get("Content-Transfer-Encoding"), "quoted-printable") {
				h.Del("Content-Transfer-Encoding")
				p.body = quotedprintable.NewReader(rawPart{p})
			}
			r.current = p
			return p, nil
		case r.isEnd(line):
			r.done = true
			return nil, io.EOF
		case expectNew:
			return nil, fmt.Errorf("multipart: expecting a new Part; got line %q", string(line))
		case r.parts == 0:
			// What stands before the first part.
		case len(bytes.TrimSpace(line)) == 0:
			expectNew = true
		default:
			return nil, fmt.Errorf("multipart: unexpected line in Next(): %q", line)
		}
	}
}

func (r *Reader) isBoundary(line []byte) bool {
	prefix := "--" + r.boundary
	return bytes.HasPrefix(line, []byte(prefix)) && len(bytes.Trim(line[len(prefix):], " \t\r\n")) == 0
}

func (r *Reader) isEnd(line []byte) bool {
	prefix := "--" + r.boundary + "--"
	return bytes.HasPrefix(line, []byte(prefix)) && len(bytes.Trim(line[len(prefix):], " \t\r\n")) == 0
}

// rawPart reads a part as it stands.
type rawPart struct{ p *Part }

func (p *Part) rawBody() io.Reader { return rawPart{p} }

func (rp rawPart) Read(b []byte) (int, error) {
	p := rp.p
	for len(p.buffer) == 0 {
		if p.err != nil {
			return 0, p.err
		}
		p.fill()
	}
	n := copy(b, p.buffer)
	p.buffer = p.buffer[n:]
	return n, nil
}

// fill reads what surely belongs to the part: a boundary begins a line, and the
// end of the line before is the boundary's.
func (p *Part) fill() {
	r := p.mr.r
	mark := []byte("--" + p.mr.boundary)
	buf, err := r.Peek(len(mark) + 4)
	if n := r.Buffered(); n > len(buf) {
		buf, _ = r.Peek(n)
	}
	start := 0
	for {
		at := bytes.Index(buf[start:], mark)
		if at < 0 {
			break
		}
		at += start
		rest := bytes.TrimPrefix(buf[at+len(mark):], []byte("--"))
		whole := len(rest) == 0 || strings.IndexByte(" \t\r\n", rest[0]) >= 0
		if atStart := at == 0 && !p.began; whole && (atStart || at > 0 && buf[at-1] == '\n') {
			end := at
			if end > 0 {
				end--
				if end > 0 && buf[end-1] == '\r' {
					end--
				}
			}
			p.take(end)
			r.Discard(at - end)
			p.err = io.EOF
			return
		}
		start = at + 1
	}
	if err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		p.take(len(buf))
		p.err = err
		return
	}
	p.take(len(buf) - len(mark) - 3)
}

func (p *Part) take(n int) {
	if n <= 0 {
		return
	}
	p.buffer = make([]byte, n)
	io.ReadFull(p.mr.r, p.buffer)
	p.began = true
}

// Read reads the part's body.
func (p *Part) Read(b []byte) (int, error) { return p.body.Read(b) }

// Close skips the rest of the part.
func (p *Part) Close() error {
	io.Copy(ioutil.Discard, p)
	return nil
}

func (p *Part) disposition() {
	if p.params == nil {
		var err error
		if p.kind, p.params, err = mime.ParseMediaType(p.Header.Get("Content-Disposition")); err != nil {
			p.params = map[string]string{}
		}
	}
}

// FormName gives the name of a field of a form, or "".
func (p *Part) FormName() string {
	if p.disposition(); p.kind != "form-data" {
		return ""
	}
	return p.params["name"]
}

// FileName gives the name of a file, or "".
func (p *Part) FileName() string {
	p.disposition()
	if name := p.params["filename"]; name != "" {
		return filepath.Base(name)
	}
	return ""
}

// Form is a form of several parts.
type Form struct {
	Value map[string][]string
	File  map[string][]*FileHeader
}

// RemoveAll removes files that were put on disk.
func (f *Form) RemoveAll() error {
	var first error
	for _, files := range f.File {
		for _, fh := range files {
			if fh.path != "" {
				if err := os.Remove(fh.path); err != nil && first == nil {
					first = err
				}
			}
		}
	}
	return first
}

// FileHeader is a file of a form.
type FileHeader struct {
	Filename string
	Header   textproto.MIMEHeader
	Size     int64
	content  []byte
	path     string
}

// File is a file of a form, opened.
type File interface {
	io.Reader
	io.ReaderAt
	io.Seeker
	io.Closer
}

type memoryFile struct{ *io.SectionReader }

func (memoryFile) Close() error { return nil }

// Open opens the file.
func (fh *FileHeader) Open() (File, error) {
	if fh.path == "" {
		return memoryFile{io.NewSectionReader(bytes.NewReader(fh.content), 0, int64(len(fh.content)))}, nil
	}
	return os.Open(fh.path)
}

// ErrMessageTooLarge is given for a form with more text than may be kept.
var ErrMessageTooLarge = errors.New("multipart: message too large")

// ReadForm reads all parts; files beyond maxMemory bytes are put on disk.
func (r *Reader) ReadForm(maxMemory int64) (f *Form, err error) {
	form := &Form{map[string][]string{}, map[string][]*FileHeader{}}
	defer func() {
		if err != nil {
			form.RemoveAll()
		}
	}()
	text := maxMemory + 10<<20
	for {
		p, err := r.NextPart()
		if err == io.EOF {
			return form, nil
		}
		if err != nil {
			return nil, err
		}
		name := p.FormName()
		if name == "" {
			continue
		}
		var b bytes.Buffer
		filename := p.FileName()
		if filename == "" {
			n, err := io.CopyN(&b, p, text+1)
			if err != nil && err != io.EOF {
				return nil, err
			}
			if text -= n; text < 0 {
				return nil, ErrMessageTooLarge
			}
			form.Value[name] = append(form.Value[name], b.String())
			continue
		}
		fh := &FileHeader{Filename: filename, Header: p.Header}
		n, err := io.CopyN(&b, p, maxMemory+1)
		if err != nil && err != io.EOF {
			return nil, err
		}
		if n > maxMemory {
			file, err := ioutil.TempFile("", "multipart-")
			if err != nil {
				return nil, err
			}
			size, err := io.Copy(file, io.MultiReader(&b, p))
			if closeErr := file.Close(); err == nil {
				err = closeErr
			}
			if err != nil {
				os.Remove(file.Name())
				return nil, err
			}
			fh.path, fh.Size = file.Name(), size
		} else {
			fh.content, fh.Size = b.Bytes(), int64(b.Len())
			maxMemory -= n
			text -= n
		}
		form.File[name] = append(form.File[name], fh)
	}
}

// Writer writes part after part.
type Writer struct {
	w        io.Writer
	boundary string
	last     *partWriter
}

// NewWriter parts with a boundary drawn at random.
func NewWriter(w io.Writer) *Writer {
	var b [30]byte
	if _, err := io.ReadFull(rand.Reader, b[:]); err != nil {
		panic(err)
	}
	return &Writer{w: w, boundary: fmt.Sprintf("%x", b[:])}
}

// Boundary gives the boundary.
func (w *Writer) Boundary() string { return w.boundary }

// SetBoundary changes the boundary, before the first part.
func (w *Writer) SetBoundary(boundary string) error {
	if w.last != nil {
		return errors.New("mime: SetBoundary called after write")
	}
	if len(boundary) < 1 || len(boundary) > 70 {
		return errors.New("mime: invalid boundary length")
	}
	for i, c := range boundary {
		switch {
		case 'A' <= c && c <= 'Z', 'a' <= c && c <= 'z', '0' <= c && c <= '9', strings.ContainsRune("'()+_,-./:=?", c):
		case c == ' ' && i != len(boundary)-1:
		default:
			return errors.New("mime: invalid boundary character")
		}
	}
	w.boundary = boundary
	return nil
}

// FormDataContentType gives the Content-Type of a form with this boundary.
func (w *Writer) FormDataContentType() string {
	b := w.boundary
	if strings.ContainsAny(b, `()<>@,;:\"/[]?= `) {
		b = `"` + b + `"`
	}
	return "multipart/form-data; boundary=" + b
}

// CreatePart begins a part.
func (w *Writer) CreatePart(header textproto.MIMEHeader) (io.Writer, error) {
	var b bytes.Buffer
	if w.last != nil {
		if w.last.err != nil {
			return nil, w.last.err
		}
		w.last.closed = true
		b.WriteString("\r\n")
	}
	b.WriteString("--" + w.boundary + "\r\n")
	var keys []string
	for key := range header {
		keys = append(keys, key)
	}
	sort.Strings(keys)
	for _, key := range keys {
		for _, value := range header[key] {
			b.WriteString(key + ": " + value + "\r\n")
		}
	}
	b.WriteString("\r\n")
	if _, err := w.w.Write(b.Bytes()); err != nil {
		return nil, err
	}
	w.last = &partWriter{w: w}
	return w.last, nil
}

var quotes = strings.NewReplacer("\\", "\\\\", `"`, "\\\"")

// CreateFormFile begins a file of a form.
func (w *Writer) CreateFormFile(fieldname, filename string) (io.Writer, error) {
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"; filename="%s"`, quotes.Replace(fieldname), quotes.Replace(filename)))
	h.Set("Content-Type", "application/octet-stream")
	return w.CreatePart(h)
}

// CreateFormField begins a field of a form.
func (w *Writer) CreateFormField(fieldname string) (io.Writer, error) {
	h := textproto.MIMEHeader{}
	h.Set("Content-Disposition", fmt.Sprintf(`form-data; name="%s"`, quotes.Replace(fieldname)))
	return w.CreatePart(h)
}

// WriteField writes a field of a form.
func (w *Writer) WriteField(fieldname, value string) error {
	p, err := w.CreateFormField(fieldname)
	if err != nil {
		return err
	}
	_, err = io.WriteString(p, value)
	return err
}

// Close writes the last boundary.
func (w *Writer) Close() error {
	if w.last != nil {
		if w.last.err != nil {
			return w.last.err
		}
		w.last.closed = true
		w.last = nil
	}
	_, err := fmt.Fprintf(w.w, "\r\n--%s--\r\n", w.boundary)
	return err
}

type partWriter struct {
	w      *Writer
	closed bool
	err    error
}

func (p *partWriter) Write(b []byte) (n int, err error) {
	if p.closed {
		return 0, errors.New("multipart: can't write to finished part")
	}
	if n, err = p.w.w.Write(b); err != nil {
		p.err = err
	}
	return n, err
}
